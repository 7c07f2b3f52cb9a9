import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Child } from "./child.ts";
import { keepRunning, restartDelay } from "./keep-running.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const spec = { name: "the worker", args: [], env: { NODE_ENV: "test" } } as const;

/** Stands for processes: `end` makes the one that runs now end. */
function processes() {
  const started: ((how: string) => void)[] = [];
  const start = (): Child => {
    let end: (how: string) => void = () => {};
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    started.push(end);
    return { pid: started.length, ended, message: new Promise(() => {}), stop: async () => end("SIGTERM") };
  };
  return { started, start, end: async (how: string) => started.at(-1)?.(how) };
}

test("waits longer each time, and gives up after eight failures in a row", () => {
  expect([1, 2, 3, 6, 8].map(restartDelay)).toEqual([500, 1000, 2000, 15_000, 15_000]);
  expect(restartDelay(9)).toBeUndefined();
});

test("starts again what ends, with a sentence, and not what was stopped", async () => {
  const { started, start, end } = processes();
  const said: string[] = [];
  const kept = keepRunning(
    { ...spec, args: [] },
    { start, say: (sentence) => said.push(sentence), onStart() {}, onGivingUp() {} },
  );
  await end("exit code 1");
  await vi.advanceTimersByTimeAsync(500);
  expect(started).toHaveLength(2);
  expect(said).toEqual(["The worker ended (exit code 1); starting it again in 0.5 s."]);
  await kept.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(started).toHaveLength(2);
});

test("a minute of health clears the account of failures", async () => {
  const { start, end } = processes();
  const said: string[] = [];
  keepRunning(
    { ...spec, args: [] },
    { start, say: (sentence) => said.push(sentence), onStart() {}, onGivingUp() {} },
  );
  for (let round = 0; round < 12; round++) {
    await vi.advanceTimersByTimeAsync(61_000);
    await end("SIGKILL");
  }
  expect(new Set(said)).toEqual(new Set(["The worker ended (SIGKILL); starting it again in 0.5 s."]));
});
