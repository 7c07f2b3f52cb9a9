import { describe, expect, test } from "vitest";
import { checkEnv } from "#lib/env.ts";
import { allowed, fullness, limitKinds, noLimits, readLimits, usualFreeLimits } from "./limits.ts";

describe("PLAN_FREE_LIMITS", () => {
  test.each([
    ["staff=2,services=3,bookings=50", usualFreeLimits],
    ["staff=1", { ...usualFreeLimits, staff: 1 }],
    [" bookings = 10 , staff=none", { ...usualFreeLimits, bookings: 10, staff: null }],
    ["staff=none,services=none,bookings=none", noLimits],
  ])("%s is read", (text, limits) => {
    expect(readLimits(text)).toEqual(limits);
  });
  test.each([
    ...["", "staff", "staff=", "staff=0", "staff=-1", "staff=1.5", "staff=1e3", "staff=1=2"],
    ...["staff=2,staff=3", "seats=4", "staff=2;services=3", "staff=99999999", "__proto__=3", "staff=2,"],
  ])("%s is refused", (text) => {
    expect(readLimits(text)).toBeNull();
  });
});

describe("what the environment says of plans", () => {
  const about = (extra: Record<string, string>) =>
    checkEnv({ NODE_ENV: "test", ...extra }).filter((sentence) => sentence.includes("PLAN_"));
  test("nothing: no plans, and nothing is missing", () => {
    expect(about({})).toEqual([]);
  });
  test("a price is one of Stripe's, and needs Stripe", () => {
    expect(about({ PLAN_PRO_PRICE: "19.00" })).toEqual([
      "PLAN_PRO_PRICE is no price of Stripe (price_…).",
      expect.stringContaining("PLAN_PRO_PRICE needs STRIPE_SECRET_KEY"),
    ]);
    expect(about({ PLAN_PRO_PRICE: "price_1Q", STRIPE_SECRET_KEY: "sk_test_51x" })).toEqual([]);
  });
  test("limits that cannot be read are told how to be written", () => {
    expect(about({ PLAN_FREE_LIMITS: "two people" })).toEqual([
      expect.stringContaining("staff=2,services=3,bookings=50"),
    ]);
  });
});

describe("laws of what is allowed", () => {
  const numbers = [0, 1, 2, 3, 4, 5, 9];
  const limits = { ...noLimits, staff: 3 };
  test("what adds nothing is always allowed, however far over the limit it is", () => {
    for (const after of numbers)
      for (const adds of [0, -1, -5]) expect(allowed(limits, { kind: "staff", after, adds })).toBe(true);
  });
  test("what adds is allowed exactly as long as all of it fits", () => {
    for (const after of numbers)
      for (const adds of [1, 2]) expect(allowed(limits, { kind: "staff", after, adds })).toBe(after <= 3);
  });
  test("more room never refuses what less room allowed", () => {
    for (const kind of limitKinds)
      for (const after of numbers)
        for (const most of numbers.slice(1)) {
          const wish = { kind, after, adds: 1 };
          if (allowed({ ...noLimits, [kind]: most }, wish)) {
            expect(allowed({ ...noLimits, [kind]: most + 1 }, wish)).toBe(true);
            expect(allowed(noLimits, wish)).toBe(true);
          }
        }
  });
});

test.each([
  [0, 50, "room"],
  [39, 50, "room"],
  [40, 50, "near"],
  [49, 50, "near"],
  [50, 50, "full"],
  [80, 50, "full"],
  [0, 1, "room"],
  [1, 1, "full"],
  [999, null, "room"],
] as const)("%d of %s is %s", (used, most, word) => {
  expect(fullness(used, most)).toBe(word);
});
