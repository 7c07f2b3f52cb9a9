import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noBusy } from "#lib/availability/decide.ts";
import type { Busy, ServiceRules } from "#lib/availability/rules.ts";
import { scheduleOf, serviceOf, staffOf } from "#lib/availability/testing.ts";
import { clockChanges, utc } from "#lib/time/testing.ts";
import { lookAt, startsUnder, steadyStaff, type Verdict, type Wish } from "./plan.ts";
import type { SeriesRule } from "./repeat.ts";
import { occurrences } from "./series.ts";

const zone = "America/New_York";
const now = utc("2026-11-20T12:00Z");
const rule: SeriesRule = { every: "week", interval: 1, weekdays: [], weekStart: 1, count: 4 };
const nine = utc("2026-12-01T14:00Z");
const day = 1440;

const wishes = (
  rules: ServiceRules,
  start = nine,
  repeat = rule,
  staff: Wish["staff"] = [undefined],
): Wish[] => occurrences(repeat, start, rules.zone).map((one) => ({ ...one, rules, staff }));
const taken = (spans: Record<string, [number, number][]>): Busy => ({
  ...noBusy,
  lanes: new Map(Object.entries(spans).map(([lane, all]) => [lane, all.map(([from, to]) => ({ from, to }))])),
});
const look = { party: 1, now };
const codes = (verdicts: readonly Verdict[]) =>
  verdicts.map((verdict) => (verdict.free ? "free" : verdict.code));

const rules = serviceOf(zone, { staff: staffOf(scheduleOf(zone, ["09:00-17:00"]), "ana") });

test("free, taken and outside the hours, each for itself", () => {
  const holiday = scheduleOf(zone, ["09:00-17:00"], { exceptions: { "2026-12-15": [] } });
  const busy = taken({ ana: [[nine + 7 * day, nine + 7 * day + 60]] });
  const verdicts = lookAt(wishes(serviceOf(zone, { staff: staffOf(holiday, "ana") })), busy, look);
  expect(codes(verdicts)).toEqual(["free", "slot_taken", "outside_availability", "free"]);
  const [, second, third] = verdicts;
  // The same day first; where it is closed, the same time on the day before and after.
  expect(second && !second.free && second.alternatives.map((at) => at - nine - 7 * day)).toEqual([
    60, 120, 180,
  ]);
  expect(third && !third.free && third.alternatives.map((at) => (at - nine - 14 * day) / day)).toEqual([
    -1,
    1,
    -1 + 60 / day,
  ]);
});

test("Z1: a time that the clocks skip has the nearest real ones beside it", () => {
  const night = serviceOf(zone, { stepMinutes: 30, durationMinutes: 30 });
  const start = utc("2027-03-07T07:30Z");
  const verdicts = lookAt(wishes(night, start, { ...rule, count: 2 }), noBusy, look);
  expect(codes(verdicts)).toEqual(["free", "clock_skips"]);
  const [, skipped] = verdicts;
  // 03:00, half an hour later on those clocks, then 01:30.
  expect(skipped && !skipped.free && skipped.alternatives.slice(0, 2)).toEqual([
    utc("2027-03-14T07:00Z"),
    utc("2027-03-14T06:30Z"),
  ]);
});

test("what the choices make of conflicts", () => {
  const verdicts: Verdict[] = [
    { free: true, start: 1, staffId: undefined },
    { free: false, code: "slot_taken", alternatives: [20, 30] },
    { free: false, code: "beyond_horizon", alternatives: [] },
  ];
  expect(startsUnder(verdicts, "stop")).toBeNull();
  expect(startsUnder(verdicts, "skip")).toEqual([1, null, null]);
  expect(startsUnder(verdicts, "nearest")).toEqual([1, 20, null]);
  expect(startsUnder(verdicts.slice(1), "skip")).toBeNull();
  expect(startsUnder(verdicts.slice(0, 1), "stop")).toEqual([1]);
});

test("caps of a person count the earlier times of the same series", () => {
  const [ana] = staffOf(scheduleOf(zone, ["09:00-17:00"]), "ana");
  if (!ana) throw new Error("Ana is missing.");
  const capped = serviceOf(zone, { staff: [{ ...ana, limits: { perWeek: 2 } }] });
  const days = { ...rule, weekdays: [2, 3, 4], count: 4 };
  expect(codes(lookAt(wishes(capped, nine, days), noBusy, look))).toEqual([
    "free",
    "free",
    "limit_reached",
    "free",
  ]);
});

test("the same person for all of it, if somebody is free for most", () => {
  const pair = serviceOf(zone, { staff: staffOf(scheduleOf(zone, ["09:00-17:00"]), "ana", "ben") });
  const busy = taken({
    ana: [
      [nine, nine + 60],
      [nine + 7 * day, nine + 7 * day + 60],
    ],
    ben: [[nine + 14 * day, nine + 14 * day + 60]],
  });
  const steady = steadyStaff(wishes(pair), busy, look);
  expect(steady).toBe("ben");
  const verdicts = lookAt(wishes(pair, nine, rule, [steady, undefined]), busy, look);
  expect(verdicts.map((verdict) => verdict.free && (verdict.staffId ?? "anybody"))).toEqual([
    "ben",
    "ben",
    "anybody",
    "ben",
  ]);
  expect(steadyStaff(wishes(rules), busy, look)).toBeUndefined();
});

describe("laws", () => {
  const scene = fc.record({
    change: fc.constantFrom(...clockChanges.filter(({ minute }) => minute > utc("2024-01-01T00:00Z"))),
    hour: fc.integer({ min: 0, max: 23 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
    taken: fc.array(fc.tuple(fc.integer({ min: -10, max: 40 }), fc.integer({ min: 0, max: 23 })), {
      maxLength: 40,
    }),
    buffer: fc.constantFrom(0, 30),
    choice: fc.constantFrom("skip" as const, "nearest" as const),
  });

  test("whatever is chosen: no two times of a series meet, and none meets what was taken", () => {
    fc.assert(
      fc.property(scene, ({ change, hour, weekdays, taken: spots, buffer, choice }) => {
        const first = Math.floor(change.minute / 60) * 60 - 8 * day + hour * 60;
        const service = serviceOf(change.zone, { bufferAfterMinutes: buffer, stepMinutes: 15 });
        const busy = taken({
          ana: spots.map(([days, at]) => {
            const from = first + days * day + at * 60;
            return [from, from + 60] as [number, number];
          }),
        });
        const wanted = wishes(service, first, { ...rule, weekdays, count: 12 });
        const verdicts = lookAt(wanted, busy, { party: 1, now: first - 30 * day });
        const starts = (startsUnder(verdicts, choice) ?? []).filter((start) => start !== null);
        const mine = starts
          .map((from) => ({ from, to: from + 60 + buffer }))
          .toSorted((a, b) => a.from - b.from);
        for (const [index, span] of mine.entries()) {
          const next = mine[index + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(span.to);
          for (const other of busy.lanes.get("ana") ?? [])
            expect(span.to <= other.from || other.to <= span.from).toBe(true);
        }
        expect(verdicts).toHaveLength(wanted.length);
      }),
      { numRuns: 150 },
    );
  });
});
