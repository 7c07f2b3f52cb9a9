import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInstant } from "#lib/time/instant.ts";
import { cancellationPreview, capAfterMoves, percentAt, refundOf, tierAt } from "./cancellation.ts";
import { defaultPolicy, type PolicyRules } from "./policy.ts";

const ms = (text: string): number => {
  const found = parseInstant(text);
  if (found === null) throw new Error(text);
  return found;
};
const zone = "Europe/Paris";
const start = ms("2026-12-02T14:00:00+01:00") / 60_000;
const percent = (text: string, policy: PolicyRules = defaultPolicy) =>
  percentAt(policy, start, zone, ms(text));

describe("tiers (design 7)", () => {
  test("P14: exactly 24:00:00 counts as a day ahead, one second less does not", () => {
    expect(percent("2026-12-01T13:59:59+01:00")).toBe(100);
    expect(percent("2026-12-01T14:00:00+01:00")).toBe(100);
    expect(percent("2026-12-01T14:00:01+01:00")).toBe(50);
  });

  test("the local day of the start begins at its midnight and wins over hours", () => {
    expect(percent("2026-12-01T23:59:59+01:00")).toBe(50);
    expect(percent("2026-12-02T00:00:00+01:00")).toBe(0);
    const generous: PolicyRules = {
      ...defaultPolicy,
      tiers: [
        { before: { hours: 1 }, refund: 100 },
        { before: "same-day", refund: 10 },
      ],
    };
    expect(percent("2026-12-02T05:00:00+01:00", generous)).toBe(10);
  });

  test("Z17: the same day is the location's, not the customer's", () => {
    const at = ms("2026-12-02T00:00:00Z");
    expect(percentAt(defaultPolicy, start, "Europe/Paris", at)).toBe(0);
    expect(percentAt(defaultPolicy, start, "Pacific/Honolulu", at)).toBe(50);
  });

  test("hours are elapsed time across a clock change: on a day of 25 hours the wall says 23", () => {
    const monday = ms("2026-10-26T01:30:00+01:00") / 60_000;
    const at = ms("2026-10-25T02:30:00+02:00");
    expect(monday * 60_000 - at).toBe(24 * 3_600_000);
    expect(percentAt(defaultPolicy, monday, "Europe/Paris", at)).toBe(100);
    expect(percentAt(defaultPolicy, monday, "Europe/Paris", at + 1000)).toBe(50);
  });

  test("after the start without a same-day line nothing goes back", () => {
    const hoursOnly = { tiers: [{ before: { hours: 0 }, refund: 50 }] };
    expect(tierAt(hoursOnly, start, zone, start * 60_000)?.refund).toBe(50);
    expect(tierAt(hoursOnly, start, zone, start * 60_000 + 1)).toBeNull();
  });
});

describe("the preview", () => {
  test("says what goes back now and until when", () => {
    const preview = cancellationPreview(defaultPolicy, {
      start,
      zone,
      nowMs: ms("2026-11-28T10:00:00Z"),
      captured: 4501,
      currency: "EUR",
    });
    expect(preview).toEqual({
      refund: { amount: 4501, currency: "EUR" },
      retained: { amount: 0, currency: "EUR" },
      percent: 100,
      tier: { before: { hours: 24 }, refund: 100 },
      deadlines: [
        { untilMs: ms("2026-12-01T14:00:00+01:00"), percent: 100, refund: { amount: 4501, currency: "EUR" } },
        { untilMs: ms("2026-12-02T00:00:00+01:00"), percent: 50, refund: { amount: 2251, currency: "EUR" } },
      ],
    });
  });

  test("before 24:00 of a start just after midnight there is no half: the day ahead ends first", () => {
    const early = ms("2026-12-02T00:30:00+01:00") / 60_000;
    const nowMs = ms("2026-11-28T10:00:00Z");
    const { deadlines } = cancellationPreview(defaultPolicy, {
      start: early,
      zone,
      nowMs,
      captured: 100,
      currency: "EUR",
    });
    expect(deadlines.map(({ untilMs, percent: p }) => [untilMs, p])).toEqual([
      [ms("2026-12-01T00:30:00+01:00"), 100],
      [ms("2026-12-02T00:00:00+01:00"), 50],
    ]);
  });
});

describe("moving does not escape it", () => {
  const moves = [{ atMs: ms("2026-12-01T20:00:00+01:00"), start }];
  test("a move inside the 50 % line caps what comes after; restart forgets it; a move in time costs nothing", () => {
    expect(capAfterMoves(defaultPolicy, zone, moves)).toBe(50);
    expect(capAfterMoves({ ...defaultPolicy, afterMove: "restart" }, zone, moves)).toBe(100);
    expect(capAfterMoves(defaultPolicy, zone, [{ atMs: ms("2026-11-30T20:00:00+01:00"), start }])).toBe(100);
    const later = start + 30 * 1440;
    const question = {
      start: later,
      zone,
      nowMs: ms("2026-12-01T20:01:00+01:00"),
      captured: 1000,
      currency: "EUR",
      cap: 50,
    };
    const preview = cancellationPreview(defaultPolicy, question);
    expect(preview.refund.amount).toBe(500);
    expect(preview.deadlines.map(({ percent: p }) => p)).toEqual([50]);
  });
});

const zones = [
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Europe/Paris",
];
const policies = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 })
  .chain((hours) =>
    fc.record({
      hours: fc.constant(hours.toSorted((a, b) => b - a)),
      refunds: fc.array(fc.integer({ min: 0, max: 100 }), {
        minLength: hours.length + 1,
        maxLength: hours.length + 1,
      }),
      hasDay: fc.boolean(),
    }),
  )
  .map(({ hours, refunds, hasDay }): PolicyRules => {
    const falling = refunds.toSorted((a, b) => b - a);
    const tiers = hours.map((h, i) => ({ before: { hours: h }, refund: falling[i] ?? 0 }));
    const day = { before: "same-day" as const, refund: falling.at(-1) ?? 0 };
    return { ...defaultPolicy, tiers: hasDay ? [...tiers, day] : tiers };
  });

describe("laws, whatever policy, zone and moment", () => {
  const world = fc.record({
    policy: policies,
    zone: fc.constantFrom(...zones),
    start: fc.integer({ min: 29_000_000, max: 30_500_000 }),
    ahead: fc.integer({ min: 0, max: 300 * 3600 }),
    captured: fc.integer({ min: 0, max: 1_000_000 }),
    cap: fc.integer({ min: 0, max: 100 }),
  });

  test("refund and retained are whole, never negative, and make up what was captured; waiting never pays", () => {
    fc.assert(
      fc.property(world, (w) => {
        const nowMs = w.start * 60_000 - w.ahead * 1000;
        const ask = (at: number) =>
          cancellationPreview(w.policy, {
            start: w.start,
            zone: w.zone,
            nowMs: at,
            captured: w.captured,
            currency: "EUR",
            cap: w.cap,
          });
        const now = ask(nowMs);
        expect(now.refund.amount + now.retained.amount).toBe(w.captured);
        expect(now.retained.amount).toBeGreaterThanOrEqual(0);
        expect(now.refund.amount - (w.captured * now.percent) / 100).toBeLessThan(1);
        expect(now.percent).toBeLessThanOrEqual(w.cap);
        for (const later of [1, 3600, 86_400])
          expect(ask(nowMs + later * 1000).refund.amount).toBeLessThanOrEqual(now.refund.amount);
      }),
    );
  });

  test("a deadline is kept to the millisecond before it, and the next line is lower", () => {
    fc.assert(
      fc.property(world, (w) => {
        const nowMs = w.start * 60_000 - w.ahead * 1000;
        const { deadlines, percent: current } = cancellationPreview(w.policy, {
          start: w.start,
          zone: w.zone,
          nowMs,
          captured: w.captured,
          currency: "EUR",
          cap: w.cap,
        });
        let before = current;
        for (const { untilMs, percent: kept } of deadlines) {
          expect(percentAt(w.policy, w.start, w.zone, untilMs - 1, w.cap)).toBe(kept);
          if (untilMs < w.start * 60_000)
            expect(percentAt(w.policy, w.start, w.zone, untilMs + 1, w.cap)).toBeLessThan(kept);
          expect(kept).toBeLessThanOrEqual(before);
          before = kept;
        }
      }),
    );
  });

  test("P15: parts make the whole", () => {
    expect(refundOf(1000, 33.33)).toBe(334);
    expect(refundOf(1000, 100)).toBe(1000);
    expect(refundOf(1, 50)).toBe(1);
    expect(refundOf(0, 100)).toBe(0);
  });
});
