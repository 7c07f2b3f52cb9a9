import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clearStalePidFile, parsePostmasterPid } from "./postmaster-pid.ts";
import { isAlive, startedAt, startFieldOf } from "./process-identity.ts";

test("reads what Postgres writes, and nothing else", () => {
  expect(parsePostmasterPid("4711\n/data/cluster\n1764000000\n54321\n\n127.0.0.1\n")).toEqual({
    pid: 4711,
    dir: "/data/cluster",
    port: 54321,
  });
  expect(parsePostmasterPid("")).toBeUndefined();
  expect(parsePostmasterPid("not a pid\n/x")).toBeUndefined();
});

test("F11: a lock file whose process is gone, or is somebody else's by reuse of its id, is removed", async () => {
  const home = mkdtempSync(join(tmpdir(), "punctual-pid-"));
  const file = join(home, "postmaster.pid");
  // This very test process is alive and no Postgres of that folder: it must not be touched.
  for (const pid of [2 ** 22 + 1, process.pid]) {
    writeFileSync(file, `${pid}\n${home}\n1\n5432\n`);
    await clearStalePidFile(home, 1);
    expect(existsSync(file)).toBe(false);
  }
  rmSync(home, { recursive: true });
});

test("a process is told from a later one with the same id by when it started", () => {
  const stat = "42 (a (strange) name) S 1 42 42 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 987654 1000 200";
  expect(startFieldOf(stat)).toBe("987654");
  expect(startedAt(process.pid)).toBeDefined();
  expect(isAlive(process.pid)).toBe(true);
});
