import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilOf, dateOf, dayOf, daysInMonth, weekdayOf } from "#lib/time/civil.ts";
import { wallToMinutes } from "#lib/time/offsets.ts";
import { Temporal } from "#lib/time/temporal.ts";
import { clockChanges, oddChanges, utc, wallOf as wallMinute } from "#lib/time/testing.ts";
import { MOST_OCCURRENCES, type Repeat, type SeriesRule } from "./repeat.ts";
import { occurrences, wallOf } from "./series.ts";

const week = (change: Partial<Repeat & { every: "week" }> = {}): Repeat => ({
  every: "week",
  interval: 1,
  weekdays: [],
  weekStart: 1,
  ...change,
});
const dates = (rule: SeriesRule, first: string, zone = "UTC") =>
  occurrences(rule, utc(first), zone).map(({ day }) => dateOf(day));

describe("examples", () => {
  test("every Tuesday", () => {
    expect(dates({ ...week(), count: 3 }, "2026-12-01T09:00Z")).toEqual([
      "2026-12-01",
      "2026-12-08",
      "2026-12-15",
    ]);
  });
  test("every second week, Tuesday and Thursday, up to a date that counts", () => {
    const rule = { ...week({ interval: 2, weekdays: [4, 2] }), until: "2026-12-31" };
    expect(dates(rule, "2026-12-01T09:00Z")).toEqual([
      "2026-12-01",
      "2026-12-03",
      "2026-12-15",
      "2026-12-17",
      "2026-12-29",
      "2026-12-31",
    ]);
  });
  test("the day that weeks begin on decides which Sunday is in the same week", () => {
    const days = { interval: 2, weekdays: [7] };
    const sundays = (weekStart: number) =>
      dates({ ...week({ ...days, weekStart }), count: 2 }, "2026-12-01T09:00Z")[1];
    expect([sundays(1), sundays(7)]).toEqual(["2026-12-06", "2026-12-13"]);
  });
  test("Z13: the 31st is the last day of a month without one, and the 31st again after it", () => {
    expect(dates({ every: "month", interval: 1, on: "day", count: 4 }, "2027-01-31T09:00Z")).toEqual([
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
    ]);
  });
  test("the second Tuesday; a fifth one means the last", () => {
    expect(dates({ every: "month", interval: 1, on: "weekday", count: 3 }, "2026-12-08T09:00Z")).toEqual([
      "2026-12-08",
      "2027-01-12",
      "2027-02-09",
    ]);
    expect(dates({ every: "month", interval: 1, on: "weekday", count: 3 }, "2026-12-29T09:00Z")).toEqual([
      "2026-12-29",
      "2027-01-26",
      "2027-02-23",
    ]);
  });
  test("Z1: London 01:30 on the last Sundays of winter: the skipped one has no start", () => {
    const found = occurrences({ ...week(), count: 3 }, utc("2026-03-22T01:30Z"), "Europe/London");
    expect(found.map(({ start }) => start)).toEqual([
      utc("2026-03-22T01:30Z"),
      null,
      utc("2026-04-05T00:30Z"),
    ]);
    expect(found.map(wallOf)).toEqual(["2026-03-22T01:30", "2026-03-29T01:30", "2026-04-05T01:30"]);
  });
  test("Z2: a repeated time is the earlier one, but a first start stays what was chosen", () => {
    const london = (first: string) =>
      occurrences({ ...week(), count: 2 }, utc(first), "Europe/London").map(({ start }) => start);
    expect(london("2026-10-18T00:30Z")[1]).toBe(utc("2026-10-25T00:30Z"));
    expect(london("2026-10-25T01:30Z")[0]).toBe(utc("2026-10-25T01:30Z"));
  });
  test("an end by date stops one after the most, so that too many can be told", () => {
    expect(dates({ ...week(), until: "2030-01-01" }, "2026-12-01T09:00Z")).toHaveLength(MOST_OCCURRENCES + 1);
  });
});

const ruleArb: fc.Arbitrary<SeriesRule> = fc
  .tuple(
    fc.oneof(
      fc.record({
        every: fc.constant("week" as const),
        interval: fc.integer({ min: 1, max: 4 }),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
        weekStart: fc.constantFrom(1, 6, 7),
      }),
      fc.record({
        every: fc.constant("month" as const),
        interval: fc.integer({ min: 1, max: 4 }),
        on: fc.constantFrom("day" as const, "weekday" as const),
      }),
    ),
    fc.integer({ min: 1, max: MOST_OCCURRENCES }),
  )
  .map(([repeat, count]) => ({ ...repeat, count }));

/** A first start whose series meets a clock change of its zone: some weeks before it, at an hour near it. */
const beforeChange = fc
  .tuple(
    fc.oneof(fc.constantFrom(...clockChanges), fc.constantFrom(...oddChanges)),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: -180, max: 180 }),
  )
  .map(([{ zone, minute }, days, minutes]) => ({ zone, first: minute - days * 1440 + minutes }));

describe("laws, around every clock change of every zone", () => {
  const law = (check: (rule: SeriesRule, first: number, zone: string) => void) =>
    fc.assert(
      fc.property(ruleArb, beforeChange, (rule, { first, zone }) => check(rule, first, zone)),
      { numRuns: 500 },
    );

  test("the first start is the first, days rise, and none is missing", () =>
    law((rule, first, zone) => {
      const found = occurrences(rule, first, zone);
      expect(found[0]?.start).toBe(first);
      expect(found.map(({ index }) => index)).toEqual(found.map((_, i) => i));
      if ("count" in rule) expect(found).toHaveLength(rule.count);
      for (const [i, { day }] of found.entries())
        if (i > 0) expect(day).toBeGreaterThan(found[i - 1]?.day ?? 0);
    }));

  test("every one keeps the wall time of the first; only a time that the clocks skip has no start", () =>
    law((rule, first, zone) => {
      for (const { day, minute, start } of occurrences(rule, first, zone)) {
        expect(minute).toBe(((wallMinute(first, zone) % 1440) + 1440) % 1440);
        if (start === null) expect(wallToMinutes(zone, day * 1440 + minute)).toEqual([]);
        else expect(wallMinute(start, zone)).toBe(day * 1440 + minute);
      }
    }));

  test("weeks: on chosen days only, in every n-th week from the first", () =>
    law((rule, first, zone) => {
      if (rule.every !== "week") return;
      const found = occurrences(rule, first, zone);
      const origin = found[0]?.day ?? 0;
      const monday = origin - ((weekdayOf(origin) - rule.weekStart + 7) % 7);
      for (const { day } of found) {
        expect([...rule.weekdays, weekdayOf(origin)]).toContain(weekdayOf(day));
        expect(Math.floor((day - monday) / 7) % rule.interval).toBe(0);
      }
    }));

  test("months: as Temporal adds them to the first date, or the same weekday of the month", () =>
    law((rule, first, zone) => {
      if (rule.every !== "month") return;
      const found = occurrences(rule, first, zone);
      const origin = found[0]?.day ?? 0;
      for (const { index, day } of found) {
        const months = index * rule.interval;
        const there = Temporal.PlainDate.from(dateOf(origin)).add({ months });
        if (rule.on === "day") expect(dateOf(day)).toBe(there.toString());
        else {
          const date = civilOf(day);
          expect([date.year, date.month]).toEqual([there.year, there.month]);
          expect(weekdayOf(day)).toBe(weekdayOf(origin));
          const nth = Math.ceil(civilOf(origin).day / 7);
          if (nth < 5) expect(Math.ceil(date.day / 7)).toBe(nth);
          else expect(date.day + 7).toBeGreaterThan(daysInMonth(date.year, date.month));
        }
      }
    }));

  test("an end by date is the same series, cut where the date says", () =>
    law((rule, first, zone) => {
      if (!("count" in rule)) return;
      const found = occurrences(rule, first, zone);
      const { count, ...repeat } = rule;
      const last = found.at(-1);
      expect(occurrences({ ...repeat, until: dateOf(last?.day ?? 0) }, first, zone)).toEqual(found);
      expect(occurrences({ ...repeat, until: dateOf((last?.day ?? 0) - 1) }, first, zone)).toHaveLength(
        count - 1,
      );
      expect(dayOf(dateOf(found[0]?.day ?? 0))).toBe(found[0]?.day);
    }));
});
