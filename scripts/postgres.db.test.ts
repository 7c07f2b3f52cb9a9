import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parsePostmasterPid } from "./local/postmaster-pid.ts";
import { isAlive } from "./local/process-identity.ts";
import { projectRoot } from "./local/project.ts";
import { asSuperuser } from "./local/roles.ts";
import { startPostgres } from "./postgres.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "punctual-postgres-"));
  chmodSync(parent, 0o755);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const ask = async (url: string, sql: string) => (await asSuperuser(url, (client) => client.query(sql))).rows;
const postmaster = () =>
  parsePostmasterPid(readFileSync(join(parent, "cluster/postmaster.pid"), "utf8"))?.pid ?? 0;

test("F11: after a SIGKILL of the server it starts again on the same port with what was committed", async () => {
  const first = await startPostgres({ dir: join(parent, "cluster") });
  await ask(first.superuserUrl, "CREATE TABLE kept (a int)");
  await ask(first.superuserUrl, "INSERT INTO kept VALUES (7)");
  process.kill(postmaster(), "SIGKILL");
  await first.died;
  const second = await startPostgres({ dir: join(parent, "cluster") });
  expect(second.port).toBe(first.port);
  expect(await ask(second.superuserUrl, "SELECT a FROM kept")).toEqual([{ a: 7 }]);
  await second.stop();
});

test("the server ends with a parent that was killed", async () => {
  const script = `import { startPostgres } from "./scripts/postgres.ts";
    await startPostgres({ dir: ${JSON.stringify(join(parent, "cluster"))}, durable: false }); console.log("up");`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: projectRoot });
  await new Promise((resolve) => starter.stdout.once("data", resolve));
  const pid = postmaster();
  expect(isAlive(pid)).toBe(true);
  starter.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});
