import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { guard } from "./guard.ts";
import { projectRoot } from "./project.ts";
import { signalGroup } from "./run-lock.ts";

export type ChildSpec = {
  /** As it is called in sentences: "the worker". */
  name: string;
  /** Arguments for Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Where its output goes; without it, to this terminal. */
  log?: string;
  /** Whether its errors reach the terminal as well as the log. */
  errorsToTerminal?: boolean;
};

export type Child = {
  pid: number;
  /** How it ended, as a phrase: "exit code 1", "SIGKILL". */
  ended: Promise<string>;
  /** The first message that it sends; never, where it sends none. */
  message: Promise<unknown>;
  /** Asks, then insists after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
};

/** Starts Node in a process group of its own, with a guard that ends the group when this process dies. */
export function startChild({ args, env, log, errorsToTerminal = false }: ChildSpec): Child {
  const child: ChildProcess = spawn(process.execPath, args, {
    ...{ cwd: projectRoot, env, detached: true },
    // With a channel, so that a child may also notice by itself that its parent is gone.
    stdio: ["ignore", log ? "pipe" : "inherit", log ? "pipe" : "inherit", "ipc"],
  });
  // Nobody reads from the channel: it must not keep this process alive.
  child.channel?.unref();
  const pid = child.pid ?? 0;
  const watcher = guard(-pid, "TERM", 5);
  if (log) {
    mkdirSync(dirname(log), { recursive: true });
    const file = createWriteStream(log, { flags: "a" });
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
    if (errorsToTerminal) child.stderr?.pipe(process.stderr, { end: false });
    child.once("close", () => file.end());
  }
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      // What it started in its group goes with it.
      signalGroup(pid, "SIGKILL");
      watcher.release();
      resolve(signal ?? `exit code ${code}`);
    });
  });
  return {
    pid,
    ended,
    message: new Promise((resolve) => child.once("message", resolve)),
    async stop(graceMs = 8_000) {
      signalGroup(pid, "SIGTERM");
      const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
