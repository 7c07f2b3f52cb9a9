import { setTimeout as sleep } from "node:timers/promises";
import { type Child, type ChildSpec, startChild } from "../local/child.ts";
import { signalGroup } from "../local/run-lock.ts";

/** A process that is killed now and then, and started again at once. */
export interface Mortal {
  name: string;
  kill(): void;
  deaths(): number;
  /** Ended without being killed: a crash. */
  crashes(): string[];
  stop(): Promise<void>;
}

export function startMortal(spec: ChildSpec): Mortal {
  let child: Child | undefined;
  let stopping = false;
  let deaths = 0;
  let killed = false;
  const crashes: string[] = [];
  const launch = () => {
    killed = false;
    const now = startChild(spec);
    child = now;
    void now.ended.then(async (how) => {
      if (stopping) return;
      if (killed) deaths++;
      else crashes.push(`${spec.name} ended by itself (${how})`);
      // A crash at once after the start must not spin.
      if (!killed) await sleep(1_000);
      if (!stopping) launch();
    });
  };
  launch();
  return {
    name: spec.name,
    kill: () => {
      killed = true;
      if (child) signalGroup(child.pid, "SIGKILL");
    },
    deaths: () => deaths,
    crashes: () => crashes,
    async stop() {
      stopping = true;
      await child?.stop(3_000);
    },
  };
}
