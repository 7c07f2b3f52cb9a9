import fc from "fast-check";
import { expect, test } from "vitest";
import { afterFailure, isTooLate, waitAfter } from "./retry.ts";

const passing = { kind: "retry", code: "rate_limit_exceeded", reason: "Too many requests" } as const;

test("N13: waits grow, spread by chance, up to three hours", () => {
  expect([1, 2, 3, 4, 12].map((attempts) => waitAfter(attempts, 1))).toEqual([2, 6, 18, 54, 10_800]);
  expect(waitAfter(4, 0)).toBe(27);
});

test("N13: a pause that the vendor asks for is kept", () => {
  const asked = { ...passing, retryAfterSeconds: 300 };
  expect(afterFailure({ attempts: 1, minutesTrying: 0 }, asked, 0)).toMatchObject({
    status: "queued",
    waitSeconds: 300,
  });
});

test("N13: what is final fails at once", () => {
  const final = { kind: "permanent", code: "validation_error", reason: "Invalid `to` field." } as const;
  expect(afterFailure({ attempts: 1, minutesTrying: 0 }, final, 0)).toEqual({
    status: "failed",
    outcome: "validation_error: Invalid `to` field.",
  });
});

test("N2: law: no attempt begins later than 24 hours after the first, and there are at most 12", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })), (chances) => {
      let seconds = 0;
      let attempts = 1;
      for (; ; attempts++) {
        const chance = chances[attempts % Math.max(chances.length, 1)] ?? 0.5;
        const next = afterFailure({ attempts, minutesTrying: Math.floor(seconds / 60) }, passing, chance);
        if (next.status !== "queued") break;
        seconds += next.waitSeconds;
        expect(isTooLate({ attempts: attempts + 1, minutesTrying: Math.floor(seconds / 60) })).toBe(false);
      }
      expect(seconds).toBeLessThan(24 * 3600);
      expect(attempts).toBeLessThanOrEqual(12);
    }),
  );
});

test("N2: a claim that was left for a day is not sent again; a first attempt may be late", () => {
  expect(isTooLate({ attempts: 2, minutesTrying: 24 * 60 })).toBe(true);
  expect(isTooLate({ attempts: 1, minutesTrying: 0 })).toBe(false);
});
