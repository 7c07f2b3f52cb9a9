import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  isoWeek,
  isoWeekday,
  parseDate,
  startOfWeek,
} from "./civil.ts";
import { Temporal } from "./temporal.ts";

const day = fc.integer({ min: 0, max: 84005 }).map((n) => dateOf(n));

test("agrees with Temporal on any date", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -30, max: 30 }), (date, n) => {
      const plain = Temporal.PlainDate.from(date);
      expect(isoWeekday(date)).toBe(plain.dayOfWeek);
      expect(isoWeek(date)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
      if (date < "2190" && date > "1980") {
        expect(addDays(date, n * 100)).toBe(plain.add({ days: n * 100 }).toString());
        expect(addMonths(date, n)).toBe(plain.add({ months: n }).toString());
      }
    }),
  );
});

test("Z13: days that do not exist are not dates", () => {
  for (const text of [
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "26-01-01",
    "",
  ])
    expect(parseDate(text), text).toBeNull();
  expect(parseDate("2024-02-29")).not.toBeNull();
});

test("Z13: adding months and years stays inside the month", () => {
  expect(addYears("2024-02-29", 1)).toBe("2025-02-28");
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2026-01-31", -2)).toBe("2025-11-30");
});

test("Z14: ISO week 53 belongs to the year before", () => {
  expect(isoWeek("2027-01-03")).toEqual({ year: 2026, week: 53 });
  expect(isoWeek("2024-12-30")).toEqual({ year: 2025, week: 1 });
});

test("Z14: weeks begin on any day", () => {
  expect(startOfWeek("2026-12-02", 1)).toBe("2026-11-30");
  expect(startOfWeek("2026-12-02", 7)).toBe("2026-11-29");
  expect(startOfWeek("2026-12-02", 6)).toBe("2026-11-28");
  expect(startOfWeek("2026-11-28", 6)).toBe("2026-11-28");
});

test("Z16: far years are mistakes", () => {
  expect(parseDate("2038-01-19")).not.toBeNull();
  expect(parseDate("9999-12-31")).toBeNull();
  expect(parseDate("1969-12-31")).toBeNull();
});
