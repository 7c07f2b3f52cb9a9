import { type Child, type ChildSpec, startChild } from "./child.ts";

export type Kept = { stop(): Promise<void> };

type Watch = {
  /** Called with every new process, the first included. */
  onStart(pid: number): void;
  /** Called when it has ended too often in a row to be worth another try. */
  onGivingUp(sentence: string): void;
  say?(sentence: string): void;
  start?(spec: ChildSpec): Child;
};

/** Starts again what ends by itself, waiting longer each time; a minute of health clears the account. */
export function keepRunning(spec: ChildSpec, watch: Watch): Kept {
  const { say = console.error, start = startChild } = watch;
  let child: Child | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let failures = 0;

  const launch = () => {
    const began = Date.now();
    child = start(spec);
    watch.onStart(child.pid);
    void child.ended.then((how) => {
      child = undefined;
      if (stopping) return;
      failures = Date.now() - began > 60_000 ? 1 : failures + 1;
      const wait = restartDelay(failures);
      if (wait === undefined)
        return watch.onGivingUp(`${capital(spec.name)} keeps ending (${how}); giving up.`);
      say(`${capital(spec.name)} ended (${how}); starting it again in ${wait / 1000} s.`);
      timer = setTimeout(launch, wait);
    });
  };
  launch();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await child?.stop();
    },
  };
}

/** Milliseconds before the next try after this many failures in a row; undefined after eight. */
export function restartDelay(failures: number): number | undefined {
  return failures > 8 ? undefined : Math.min(500 * 2 ** (failures - 1), 15_000);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
