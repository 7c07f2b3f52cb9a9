import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { refundStep } from "#lib/money.ts";
import { effort } from "#lib/testing/effort.ts";
import {
  type CancellationQuestion,
  cancellationPreview,
  capAfterMoves,
  percentAt,
  refundOf,
} from "./cancellation.ts";
import type { PolicyRules, Tier } from "./policy.ts";
import { anyTiers, fallingTiers, hardZones } from "./testing.ts";
import { warnings } from "./warnings.ts";

/** A booking paid in amounts that Stripe takes, part of which may have gone back already. */
const booking = fc
  .record({
    start: fc.integer({ min: 29_000_000, max: 30_500_000 }),
    zone: fc.constantFrom(...hardZones),
    ahead: fc.integer({ min: -7_200_000, max: 300 * 3_600_000 }),
    steps: fc.integer({ min: 0, max: 2_000_000 }),
    back: fc.integer({ min: 0, max: 2_000_000 }),
    currency: fc.constantFrom("EUR", "JPY", "ISK", "UGX", "KWD", "HUF"),
    cap: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ start, ahead, steps, back, currency, ...rest }): Required<CancellationQuestion> => {
    const step = refundStep(currency);
    const refunded = Math.min(steps, back) * step;
    return {
      ...{ start, currency, refunded, by: "customer", ...rest },
      nowMs: start * 60_000 - ahead,
      captured: steps * step,
    };
  });

const refundFor = (tiers: readonly Tier[], question: CancellationQuestion) =>
  cancellationPreview({ tiers }, question).refund.amount;

describe("whatever the tiers say", () => {
  test("a refund is at most what is left, and what went back, goes back and stays is what was captured", () => {
    fc.assert(
      fc.property(anyTiers, booking, fc.constantFrom("customer", "business"), (tiers, asked, by) => {
        const { refund, retained, deadlines } = cancellationPreview({ tiers }, { ...asked, by });
        const left = asked.captured - asked.refunded;
        for (const { amount } of [refund, ...deadlines.map((deadline) => deadline.refund)]) {
          expect(Number.isInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(left);
          expect(amount % refundStep(asked.currency)).toBe(0);
        }
        expect(asked.refunded + refund.amount + retained.amount).toBe(asked.captured);
        expect(retained.amount).toBeGreaterThanOrEqual(0);
        if (by === "business") expect(refund.amount).toBe(left);
      }),
    );
  });

  test("rounding favours the customer, by less than one step of the currency", () => {
    const hundredths = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(booking, hundredths, ({ captured, currency }, percent) => {
        const step = refundStep(currency);
        const over = BigInt(refundOf(captured, percent / 100, step)) * 10_000n - BigInt(captured * percent);
        expect(over >= 0n && over < BigInt(step) * 10_000n).toBe(true);
      }),
    );
  });

  test("an earlier refund counts towards the whole: nobody ends up with more or less for it, unless it was more", () => {
    fc.assert(
      fc.property(anyTiers, booking, (tiers, asked) => {
        const due = refundFor(tiers, { ...asked, refunded: 0 });
        expect(asked.refunded + refundFor(tiers, asked)).toBe(Math.max(due, asked.refunded));
      }),
    );
  });

  test("one more move never gives back more, and none before `restart` counts", () => {
    const moves = fc.array(
      fc.record({
        start: fc.integer({ min: 29_000_000, max: 30_500_000 }),
        ahead: fc.integer({ min: 0, max: 300 * 60 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(anyTiers, moves, fc.constantFrom(...hardZones), (tiers, made, zone) => {
        const carry: PolicyRules = { slug: "p", version: 1, tiers, afterMove: "carry" };
        const past = made.map(({ start, ahead }) => ({ start, atMs: (start - ahead) * 60_000 }));
        const caps = past.map((_, count) => capAfterMoves(carry, zone, past.slice(0, count)));
        expect(caps).toEqual(caps.toSorted((a, b) => b - a));
        for (const { start, atMs } of past)
          expect(capAfterMoves(carry, zone, past)).toBeLessThanOrEqual(percentAt(carry, start, zone, atMs));
        expect(capAfterMoves({ ...carry, afterMove: "restart" }, zone, past)).toBe(100);
      }),
    );
  });
});

describe("what is given back never rises as the start comes nearer", () => {
  /**
   * The precondition, exactly: of any two tiers, the one that asks for more hours gives back at least as much, where
   * "same-day" counts as asking for fewer than any. It is what `warnings` calls neither "rises" nor "same-day-rises",
   * and what is refused when a policy is saved. Of two tiers of the same hours only the first is looked at, so those
   * may say anything.
   */
  const rises = (tiers: readonly Tier[]) => warnings(tiers).some(({ code }) => code.endsWith("rises"));

  const laterNeverMore = (tiers: readonly Tier[], asked: CancellationQuestion) => {
    const moments = [0, 1, 1000, 60_000, 3_600_000, 86_400_000, 172_800_000, 500_000_000];
    const amounts = moments.map((later) => refundFor(tiers, { ...asked, nowMs: asked.nowMs + later }));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  };

  test("for all that may be saved", () => {
    fc.assert(fc.property(fallingTiers, booking, laterNeverMore));
  });

  test("for all tiers that keep the precondition, in any order", () => {
    fc.assert(
      fc.property(anyTiers, booking, (tiers, asked) => {
        fc.pre(!rises(tiers));
        laterNeverMore(tiers, asked);
      }),
    );
  });

  test("and it cannot hold without: what rises is found, and does rise", () => {
    const tiers: Tier[] = [
      { before: { hours: 24 }, refund: 10 },
      { before: { hours: 1 }, refund: 20 },
    ];
    expect(rises(tiers)).toBe(true);
    const amounts = [24, 2].map((hours) =>
      refundFor(tiers, {
        ...{ start: 30_000_000, zone: "Asia/Kathmandu", captured: 100, currency: "EUR" },
        nowMs: (30_000_000 - hours * 60) * 60_000,
      }),
    );
    expect(amounts).toEqual([10, 20]);
  });
});

describe("who looks, and how tiers are written", () => {
  const machine = process.env.TZ;
  afterEach(() => {
    if (machine === undefined) delete process.env.TZ;
    else process.env.TZ = machine;
  });

  test("the zone of the machine and of the viewer change nothing", () => {
    fc.assert(
      fc.property(anyTiers, booking, (tiers, asked) => {
        const seen = [...hardZones, "UTC"].map((zone) => {
          process.env.TZ = zone;
          return cancellationPreview({ tiers }, asked);
        });
        for (const preview of seen) expect(preview).toEqual(seen[0]);
      }),
    );
  });

  test("nor does the order of tiers", () => {
    fc.assert(
      fc.property(fallingTiers, booking, (tiers, asked) => {
        expect(cancellationPreview({ tiers: tiers.toReversed() }, asked)).toEqual(
          cancellationPreview({ tiers }, asked),
        );
      }),
    );
  });
});

test("a thousand bookings under the longest policy are previewed in the time of one page", async () => {
  const tiers = Array.from({ length: 11 }, (_, i): Tier => ({ before: { hours: i * 24 }, refund: i * 9 }));
  const { spent } = await effort(() => {
    for (let i = 0; i < 1000; i++)
      cancellationPreview(
        { tiers: [...tiers, { before: "same-day", refund: 0 }] },
        {
          ...{ start: 30_000_000 + i * 1440, zone: "America/St_Johns", captured: 4000, currency: "CAD" },
          nowMs: 29_990_000 * 60_000,
        },
      );
  });
  expect(spent).toBeLessThan(3000);
});
