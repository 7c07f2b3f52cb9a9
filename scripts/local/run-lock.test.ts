import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive, startedAt } from "./process-identity.ts";
import { takeRunLock } from "./run-lock.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "punctual-lock-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

test("a second start hears where the first one is", async () => {
  const lock = await takeRunLock(dir);
  lock.setUrl("http://localhost:3000");
  let time = 0;
  const impatient = () => {
    time += 10_000;
    return time;
  };
  await expect(takeRunLock(dir, impatient)).rejects.toThrow(
    `(process ${process.pid}, http://localhost:3000)`,
  );
  lock.release();
  await expect(takeRunLock(dir)).resolves.toBeDefined();
});

test("F11: the lock of a killed start is taken over, and what it left running is ended", async () => {
  const orphan = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
  const pid = orphan.pid ?? 0;
  const gone = { pid: 2 ** 22 + 1, startedAt: "1", url: "", stopping: false };
  const stranger = { pid: process.pid, startedAt: "another time" };
  const children = [{ pid, startedAt: startedAt(pid) }, stranger];
  writeFileSync(join(dir, "start.lock"), JSON.stringify({ ...gone, children }));
  const ended = new Promise((resolve) => orphan.once("exit", resolve));
  await takeRunLock(dir);
  await ended;
  expect(isAlive(process.pid)).toBe(true);
  expect(JSON.parse(readFileSync(join(dir, "start.lock"), "utf8"))).toMatchObject({
    pid: process.pid,
    children: [],
  });
});

test("half a lock file is no lock", async () => {
  writeFileSync(join(dir, "start.lock"), '{"pid": 1');
  await expect(takeRunLock(dir)).resolves.toBeDefined();
});
