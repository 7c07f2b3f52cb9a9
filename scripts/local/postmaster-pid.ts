import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive, worksIn } from "./process-identity.ts";

export type PostmasterPid = { pid: number; dir: string; port: number };

/** Reads Postgres's lock file: process id, data directory, start time, port, one a line. */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const [pid, dir, , port] = text.split("\n").map((line) => line.trim());
  if (!pid || !/^\d+$/.test(pid)) return undefined;
  return { pid: Number(pid), dir: dir ?? "", port: Number(port) || 0 };
}

/**
 * Makes the cluster startable after an unclean end. Postgres itself refuses to start while the id in its lock
 * file belongs to any living process of the same user, and ids are reused, in containers above all.
 * A server that really is ours and outlived its parent is shut down first: two on one cluster destroy it.
 */
export async function clearStalePidFile(home: string, graceSeconds: number): Promise<void> {
  const file = join(home, "postmaster.pid");
  if (!existsSync(file)) return;
  const found = parsePostmasterPid(readFileSync(file, "utf8"));
  if (found && isAlive(found.pid) && worksIn(found.pid, home)) await shutDown(found.pid, graceSeconds);
  rmSync(file, { force: true });
}

async function shutDown(pid: number, graceSeconds: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + graceSeconds * 1000;
    while (Date.now() < until) {
      if (!isAlive(pid)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`A Postgres of an earlier run (process ${pid}) does not end. End it and start again.`);
}
