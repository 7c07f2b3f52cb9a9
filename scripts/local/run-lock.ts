import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, startedAt } from "./process-identity.ts";

type Identity = { pid: number; startedAt: string | undefined };
type Lock = Identity & { url: string; stopping: boolean; children: Identity[] };

export type RunLock = {
  /** What a second start should say where this one is found. */
  setUrl(url: string): void;
  /** Remembers a process group of ours, for a later start to end if this process could not. */
  addChild(pid: number): void;
  markStopping(): void;
  release(): void;
};

const WAIT_STOPPING = 30_000;
const WAIT_RUNNING = 3_000;

/**
 * One `npm start` per data directory. Waits for one that is stopping; ends what a killed one left behind.
 * Throws a sentence when another one runs and stays.
 */
export async function takeRunLock(dataDir: string, now: () => number = Date.now): Promise<RunLock> {
  const file = join(dataDir, "start.lock");
  const began = now();
  for (let found = read(file); found; found = read(file)) {
    if (!isSame(found)) {
      await endLeftovers(found.children);
      break;
    }
    if (now() - began > (found.stopping ? WAIT_STOPPING : WAIT_RUNNING)) {
      throw new Error(
        `Punctual already runs from ${dataDir} (process ${found.pid}, ${found.url || "still starting"}). Stop it first, or set another DATA_DIR.`,
      );
    }
    await pause(100);
  }
  const lock: Lock = { ...identity(process.pid), url: "", stopping: false, children: [] };
  const write = () => writeFileSync(file, JSON.stringify(lock));
  write();
  return {
    setUrl(url) {
      lock.url = url;
      write();
    },
    addChild(pid) {
      lock.children = [...lock.children.filter(isSame), identity(pid)];
      write();
    },
    markStopping() {
      lock.stopping = true;
      write();
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

async function endLeftovers(children: Identity[]): Promise<void> {
  // Their guards are ending them already; this only makes sure, and waits for the ports.
  for (const [signal, patience] of [["SIGTERM", 5_000] as const, ["SIGKILL", 5_000] as const]) {
    const left = children.filter(isSame);
    for (const { pid } of left) signalGroup(pid, signal);
    for (const until = Date.now() + patience; Date.now() < until && left.some(isSame); ) await pause(50);
  }
}

/** Signals a process group; one that is gone is as good as ended. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // No such group any more.
  }
}

function identity(pid: number): Identity {
  return { pid, startedAt: startedAt(pid) };
}

function isSame({ pid, startedAt: then }: Identity): boolean {
  return isAlive(pid) && startedAt(pid) === then;
}

function read(file: string): Lock | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Cut off while being written: its writer is gone, or will write it again.
    return undefined;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
