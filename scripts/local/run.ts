import { readFileSync } from "node:fs";
import { type ChildSpec, startChild } from "./child.ts";

/** One run of `npm start`: what to undo, in which order, and how it may end. */
export type Run = {
  say(sentence: string): void;
  /** Registers what to stop; the last registered stops first. */
  onStop(stop: () => Promise<void> | void): void;
  isStopping(): boolean;
  /** Registers what to do the moment the end begins. */
  onEnd(notice: () => void): void;
  /** Runs Node to its end. Throws with the last lines of its log when it fails. */
  finish(spec: ChildSpec & { log: string }): Promise<void>;
  /** Stops everything that was registered, the last first; what cannot be stopped is told and passed over. */
  stopAll(): Promise<void>;
  /** Stops everything, then the process; further calls change nothing. */
  end(code: number, sentence?: string): Promise<void>;
};

/** A run that ends by Ctrl-C, SIGTERM, a closed terminal, or the death of the process that started this one. */
export function beginRun(codeWhenAsked = 0): Run {
  const stops: (() => Promise<void> | void)[] = [];
  const notices: (() => void)[] = [];
  let ending: Promise<void> | undefined;
  let endingSince = 0;

  const run: Run = {
    say: (sentence) => console.log(sentence),
    onStop: (stop) => void stops.push(stop),
    onEnd: (notice) => void notices.push(notice),
    isStopping: () => ending !== undefined,
    async finish(spec) {
      const child = startChild(spec);
      const stop = () => child.stop(2_000);
      stops.push(stop);
      const how = await child.ended;
      stops.splice(stops.indexOf(stop), 1);
      if (how === "exit code 0" || run.isStopping()) return;
      throw new Error(`${spec.name} failed (${how}); its log is ${spec.log}.\n${tail(spec.log)}`);
    },
    async stopAll() {
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          console.error(error instanceof Error ? error.message : error);
        }
      }
    },
    end(code, sentence) {
      ending ??= (async () => {
        endingSince = Date.now();
        if (sentence) (code === 1 ? console.error : console.log)(sentence);
        for (const notice of notices) notice();
        await run.stopAll();
        process.exit(code);
      })();
      return ending;
    },
  };

  const asked = () => {
    // A terminal's Ctrl-C arrives twice, from the terminal and from npm. A second one later is impatience: the
    // guards then end the children.
    if (ending && Date.now() - endingSince > 1_500) process.exit(130);
    void run.end(codeWhenAsked, "Stopping …");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, asked);
  process.once("disconnect", asked);
  return run;
}

function tail(file: string, lines = 40): string {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}
