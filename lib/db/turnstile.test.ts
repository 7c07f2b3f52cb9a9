import { expect, test } from "vitest";
import { createTurnstile, TurnMissed } from "./turnstile.ts";

const tick = () => new Promise((done) => setTimeout(done, 1));

test("one at a time per key, in order, and never more than the width in all", async () => {
  const { pass: through } = createTurnstile({ width: 2, perKey: 1 });
  const inside = new Map<string, number>();
  const order: string[] = [];
  let most = 0;
  const work = (key: string, n: number) => async () => {
    inside.set(key, (inside.get(key) ?? 0) + 1);
    expect(inside.get(key)).toBe(1);
    most = Math.max(
      most,
      [...inside.values()].reduce((a, b) => a + b, 0),
    );
    await tick();
    inside.set(key, 0);
    order.push(`${key}${n}`);
  };
  await Promise.all(["a", "b", "c"].flatMap((key) => [1, 2, 3].map((n) => through(key, work(key, n)))));
  expect(most).toBe(2);
  expect(order.filter((done) => done.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
  expect(order).toHaveLength(9);
});

test("work that throws lets the next one in", async () => {
  const { pass: through } = createTurnstile({ width: 1, perKey: 1 });
  const failed = through("a", async () => {
    throw new Error("no");
  });
  const next = through("a", async () => "yes");
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("yes");
});

test("who has waited too long is turned away without any work, so that a queue never grows stale", async () => {
  const { pass: through } = createTurnstile({ width: 1, perKey: 1, patienceMs: 20 });
  const done: string[] = [];
  const over = Promise.withResolvers<void>();
  const work = (name: string, end?: Promise<void>) => async () => {
    done.push(name);
    await end;
  };
  const first = through("a", work("first", over.promise));
  // The first is inside until after this: that they are answered at all means that they did not wait for their turn.
  const others = await Promise.allSettled([through("a", work("second")), through("b", work("third"))]);
  over.resolve();
  await first;
  expect(others.map((other) => other.status === "rejected" && other.reason instanceof TurnMissed)).toEqual([
    true,
    true,
  ]);
  await through("a", work("later"));
  expect(done).toEqual(["first", "later"]);
});

test("as many of one key as are not in each other's way: more while nothing happens, half after a conflict", async () => {
  const { pass, conflict } = createTurnstile({ width: 8, perKey: 4 });
  let inside = 0;
  /** The most that were inside together while so many passed. */
  const most = async (count: number, key = "a"): Promise<number> => {
    let seen = 0;
    const work = async () => {
      seen = Math.max(seen, ++inside);
      await tick();
      inside--;
    };
    await Promise.all(Array.from({ length: count }, () => pass(key, work)));
    return seen;
  };
  expect(await most(10)).toBe(1);
  expect(await most(10)).toBe(2);
  await most(100);
  expect(await most(20)).toBe(4);
  conflict("a");
  expect(await most(8)).toBe(2);
  conflict("a");
  conflict("a");
  expect(await most(5)).toBe(1);
  expect(await most(5, "b")).toBe(1);
});

test("whoever may come in by now does, also behind one who is still inside", async () => {
  const { pass } = createTurnstile({ width: 8, perKey: 4 });
  for (let i = 0; i < 19; i++) await pass("a", async () => undefined);
  const slow = Promise.withResolvers<void>();
  const done: number[] = [];
  const first = pass("a", () => slow.promise);
  await Promise.all([1, 2, 3].map((n) => pass("a", async () => void done.push(n))));
  expect(done).toEqual([1, 2, 3]);
  slow.resolve();
  await first;
});
