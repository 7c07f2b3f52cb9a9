import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFerry } from "./ferry.ts";

test("a rush of two hundred is a handful of crossings, and everybody is aboard once", async () => {
  const crossings: number[][] = [];
  const board = createFerry(async (_key, passengers: readonly number[]) => {
    crossings.push([...passengers]);
    await sleep(5);
    return passengers.length;
  });
  const early = Array.from({ length: 50 }, (_, i) => board("a", i));
  await sleep(2);
  const late = Array.from({ length: 150 }, (_, i) => board("a", 50 + i));
  const shared = await Promise.all([...early, ...late]);
  expect(crossings.map((passengers) => passengers.length)).toEqual([50, 150]);
  expect(crossings.flat()).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect(shared.slice(50).map(({ place }) => place)).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  expect(shared[199]).toEqual({ result: 150, aboard: 150, place: 150 });
});

test("no answer is older than the question", async () => {
  let now = 0;
  const board = createFerry(async () => {
    const seen = now;
    await sleep(3);
    return seen;
  });
  const first = board("a", null);
  await sleep(1);
  now = 1;
  expect((await board("a", null)).result).toBe(1);
  expect((await first).result).toBe(0);
});

test("keys do not wait for each other, and a failure is only that of its own crossing", async () => {
  const board = createFerry(async (key, passengers: readonly string[]) => {
    if (passengers.includes("x")) throw new Error("away");
    if (key === "slow") await sleep(1_000);
    return passengers.join();
  });
  void board("slow", "s");
  const failing = Promise.allSettled([board("bad", "x"), board("bad", "y")]);
  await sleep(1);
  const after = board("bad", "z");
  expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await after).result).toBe("z");
  expect((await board("good", "g")).result).toBe("g");
});
