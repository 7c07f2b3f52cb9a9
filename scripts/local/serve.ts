import { join } from "node:path";
import { type Kept, keepRunning } from "./keep-running.ts";
import { waitUntilReady } from "./ready.ts";
import type { Run } from "./run.ts";

const READY_SECONDS = 90;

/** Starts web and worker, starts them again when they end, and returns once the server says it is ready. */
export async function serve(
  run: Run,
  env: NodeJS.ProcessEnv,
  port: number,
  options: ServeOptions,
): Promise<void> {
  let gaveUp: string | undefined;
  const onGivingUp = (sentence: string) => {
    gaveUp = sentence;
    void run.end(1, sentence);
  };
  const specs = [
    { name: "the web server", args: ["scripts/web.ts"], file: "web.log" },
    { name: "the worker", args: ["--import", "tsx", "worker/index.ts"], file: "worker.log" },
  ];
  const kept: Kept[] = specs.map(({ name, args, file }) =>
    keepRunning(
      { name, args, env, log: options.logDir && join(options.logDir, file), errorsToTerminal: true },
      { onStart: options.onStart, onGivingUp },
    ),
  );
  run.onStop(async () => {
    await Promise.all(kept.map((child) => child.stop()));
  });
  await waitUntilReady(port, READY_SECONDS, () => gaveUp !== undefined || run.isStopping());
}

export type ServeOptions = {
  /** Output goes to files there; without it, to this terminal. */
  logDir?: string;
  /** Called with the process id of everything that starts. */
  onStart(pid: number): void;
};
