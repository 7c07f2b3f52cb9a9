import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** True while a process with this id exists, also when it belongs to another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * When the process started, in whatever unit the system speaks: only ever compared for equality, because
 * process ids are reused (in a container, within seconds of a restart).
 */
export function startedAt(pid: number): string | undefined {
  try {
    return startFieldOf(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return fromPs(pid, "lstart");
  }
}

/** Field 22 of /proc/PID/stat; the command in field 2 may hold spaces and parentheses (proc(5)). */
export function startFieldOf(stat: string): string | undefined {
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

/** Where the process works, or the command line that names it: Postgres changes into its data directory. */
export function worksIn(pid: number, dir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dir;
  } catch {
    return fromPs(pid, "command")?.includes(dir) ?? false;
  }
}

function fromPs(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}
