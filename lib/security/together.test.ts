import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { countTogether } from "./together.ts";

test("a rush of two hundred is a handful of counts, and everybody is counted once", async () => {
  const counts: number[] = [];
  const use = countTogether(async (_key, uses) => {
    counts.push(uses);
    await sleep(5);
    return uses;
  });
  const early = Array.from({ length: 50 }, () => use("a"));
  await sleep(2);
  const late = Array.from({ length: 150 }, () => use("a"));
  const shares = await Promise.all([...early, ...late]);
  expect(counts).toEqual([50, 150]);
  expect(shares.slice(50).map(({ place }) => place)).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  expect(shares[199]).toEqual({ result: 150, size: 150, place: 150 });
});

test("keys do not wait for each other, and a failure is only that of its own count", async () => {
  let calls = 0;
  const use = countTogether(async (key, uses) => {
    calls++;
    if (key === "bad" && calls === 1) throw new Error("away");
    return uses;
  });
  await expect(use("bad")).rejects.toThrow("away");
  expect((await use("bad")).result).toBe(1);
  expect((await use("good")).result).toBe(1);
});
