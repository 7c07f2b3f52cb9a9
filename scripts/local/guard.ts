import { type ChildProcess, spawn } from "node:child_process";

/**
 * Starts a watcher that outlives this process, whatever kills it: when our end of its pipe closes, it signals
 * `target` (a process id, or minus a process group id), and after `graceSeconds` kills it.
 * Only so does a SIGKILL of `npm start` leave nothing behind: no handler runs in a process killed that way.
 *
 * A shell and `cat` instead of Node: a megabyte instead of fifty, and nothing that could itself hang.
 */
export function guard(target: number, signal: "INT" | "TERM", graceSeconds: number): { release(): void } {
  const script =
    'cat >/dev/null; kill -s "$1" -- "$2" 2>/dev/null || exit 0; n=0; ' +
    'while [ "$n" -lt "$3" ]; do sleep 1; kill -0 -- "$2" 2>/dev/null || exit 0; n=$((n+1)); done; ' +
    'kill -s KILL -- "$2" 2>/dev/null';
  const watcher: ChildProcess = spawn(
    "sh",
    ["-c", script, "guard", signal, String(target), String(graceSeconds)],
    {
      stdio: ["pipe", "ignore", "ignore"],
      // Its own group: Ctrl-C in the terminal must not reach it before it has done its work.
      detached: true,
    },
  );
  watcher.on("error", () => {});
  watcher.stdin?.on("error", () => {});
  watcher.unref();
  return {
    release() {
      // Killed before the pipe closes, so that a reused process id is never signalled.
      watcher.kill("SIGKILL");
    },
  };
}
