import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDateRange,
  formatDateTime,
  formatDayNumber,
  formatDaySpan,
  formatDuration,
  formatMonth,
  formatPlainDate,
  formatRelativeDay,
  formatTime,
  formatTimeRange,
  inBothZones,
  isDayStart,
  offsetLabel,
  weekdayNames,
  zoneLabel,
} from "./format.ts";
import { utc } from "./testing.ts";
import { weekStart, weekStartOfRegion } from "./week.ts";

const nine = utc("2026-12-01T14:00Z");
const newYork = "America/New_York";

test("times follow the locale's hour cycle, with plain spaces", () => {
  expect(formatTime(nine, "en-US", newYork)).toBe("9:00 AM");
  expect(formatTime(nine, "en-GB", newYork)).toBe("09:00");
  expect(formatTime(nine, "de", newYork)).toBe("09:00");
  expect(formatTime(utc("2026-12-01T05:00Z"), "en-GB", newYork)).toBe("00:00");
});

test("dates carry their weekday", () => {
  expect(formatDate(nine, "en-US", newYork)).toBe("Tuesday, December 1, 2026");
  expect(formatDate(nine, "en-US", newYork, "short")).toBe("Tue, Dec 1");
  expect(formatPlainDate("2026-12-01", "de", "medium")).toBe("Dienstag, 1. Dezember");
  expect(formatDateTime(nine, "en-US", "Asia/Kathmandu", "short")).toBe("Tue, Dec 1, 7:45 PM");
  expect(formatMonth("2026-12-31", "en-US")).toBe("December 2026");
  expect(formatDateRange("2027-03-01", "2027-03-31", "en-US")).toBe("Mar 1 – 31, 2027");
  expect(formatDateRange("2026-12-24", "2027-01-02", "en-GB")).toBe("24 Dec 2026 – 2 Jan 2027");
  expect(formatDayNumber("2026-12-01", "en-US")).toBe("1");
  expect(formatMonth("2026-12-31", "fa")).toContain("۲۰۲۶");
});

describe("Z2: the hour that comes twice", () => {
  const first = utc("2026-10-25T00:30Z");

  test("is labelled with its offset, the hours around it are not", () => {
    expect(formatTime(first, "en-GB", "Europe/London")).toBe("01:30 GMT+1");
    expect(formatTime(first + 60, "en-GB", "Europe/London")).toMatch(/^01:30 GMT(\+0)?$/);
    expect(formatTime(first - 60, "en-GB", "Europe/London")).toBe("00:30");
    expect(formatTime(first + 120, "en-GB", "Europe/London")).toBe("02:30");
  });

  test("never makes a range look empty", () => {
    expect(formatTimeRange(first, first + 60, "en-GB", "Europe/London")).toMatch(/^01:30 GMT\+1 – 01:30 GMT/);
  });
});

test("ranges", () => {
  expect(formatTimeRange(nine, nine + 45, "en-US", newYork)).toBe("9:00 – 9:45 AM");
  expect(formatTimeRange(nine, nine + 240, "en-US", newYork)).toBe("9:00 AM – 1:00 PM");
  expect(formatTimeRange(utc("2026-12-02T04:00Z"), utc("2026-12-02T06:00Z"), "en-GB", newYork)).toBe(
    "23:00 – 01:00",
  );
});

describe("the ends of a day", () => {
  const words = { allDay: "all day", toMidnight: (from: string) => `${from} until midnight` };
  const span = (from: string, to: string, zone: string, locale = "en-US") =>
    formatDaySpan(utc(from), utc(to), locale, zone, words);

  test("a whole day is one, also where it has 23 or 25 hours or begins at one o'clock", () => {
    expect(span("2026-12-01T05:00Z", "2026-12-02T05:00Z", newYork)).toBe("all day");
    expect(span("2026-03-08T05:00Z", "2026-03-09T04:00Z", newYork)).toBe("all day");
    expect(span("2026-11-01T04:00Z", "2026-11-02T05:00Z", newYork)).toBe("all day");
    expect(span("2026-11-30T18:15Z", "2026-12-01T18:15Z", "Asia/Kathmandu")).toBe("all day");
    // Beirut's clocks go from 24:00 to 1:00 in spring.
    expect(isDayStart(utc("2026-03-28T22:00Z"), "Asia/Beirut")).toBe(true);
    expect(span("2026-03-28T22:00Z", "2026-03-29T21:00Z", "Asia/Beirut")).toBe("all day");
  });
  test("an end at midnight is the day's own", () => {
    expect(span("2026-12-01T23:00Z", "2026-12-02T05:00Z", newYork)).toBe("6:00 PM until midnight");
    expect(span("2026-12-01T23:00Z", "2026-12-02T05:00Z", newYork, "de")).toBe("18:00 until midnight");
    expect(span("2026-11-01T06:30Z", "2026-11-02T05:00Z", newYork)).toBe("1:30 AM GMT-5 until midnight");
  });
  test("everything else is a range: a day's beginning, a night, two days, a day from noon to noon", () => {
    expect(span("2026-12-01T05:00Z", "2026-12-01T14:00Z", newYork)).toBe("12:00 – 9:00 AM");
    expect(span("2026-12-02T03:00Z", "2026-12-02T11:00Z", newYork)).toBe("10:00 PM – 6:00 AM");
    expect(span("2026-12-01T05:00Z", "2026-12-03T05:00Z", newYork)).not.toBe("all day");
    expect(span("2026-12-01T17:00Z", "2026-12-02T17:00Z", newYork)).toBe("12:00 PM – 12:00 PM");
  });
});

test("both zones, but only where clocks differ", () => {
  const words = inBothZones(nine, nine + 45, "en-US", "Asia/Kathmandu", newYork);
  expect(words.here).toMatchObject({ place: "Kathmandu (GMT+5:45)", time: "7:45 – 8:30 PM" });
  expect(words.there).toMatchObject({ place: "New York (GMT-5)", date: "Tuesday, December 1, 2026" });
  expect(inBothZones(nine, nine + 45, "en-US", "America/Toronto", newYork).there).toBeNull();
});

test("zones by city, with the offset of the moment", () => {
  expect(zoneLabel("America/St_Johns", nine, "en")).toBe("St. John’s (GMT-3:30)");
  expect(offsetLabel(utc("2026-07-01T00:00Z"), "Australia/Lord_Howe", "en")).toBe("GMT+10:30");
  expect(offsetLabel(nine, "Australia/Lord_Howe", "en")).toBe("GMT+11");
  expect(zoneLabel("UTC", nine, "en")).toBe("UTC");
});

test("Z14: weeks begin where the locale says", () => {
  expect([weekStart("en-US"), weekStart("en-GB"), weekStart("de"), weekStart("ar-EG")]).toEqual([7, 1, 1, 6]);
  expect(weekdayNames("en-US", "short", 7).map(({ name }) => name)).toEqual(
    "Sun Mon Tue Wed Thu Fri Sat".split(" "),
  );
  expect(weekdayNames("de", "long", 1)[0]).toEqual({ weekday: 1, name: "Montag" });
});

test("Z14: the fallback table agrees with the engine's data", () => {
  for (const region of [
    "US",
    "GB",
    "DE",
    "FR",
    "EG",
    "AE",
    "SA",
    "IN",
    "JP",
    "BR",
    "CA",
    "AU",
    "NZ",
    "MV",
    "IL",
    "NP",
  ]) {
    const native: { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale("und", { region });
    expect(weekStartOfRegion(region), region).toBe(native.getWeekInfo?.().firstDay);
  }
});

test("near days by name, lengths in words", () => {
  expect(formatRelativeDay("2026-12-01", "2026-12-01", "en-US")).toBe("Today");
  expect(formatRelativeDay("2026-12-02", "2026-12-01", "de")).toBe("Morgen");
  expect(formatRelativeDay("2026-12-03", "2026-12-01", "en-US")).toBe("Thu, Dec 3");
  expect(formatDuration(45, "en-US")).toBe("45 min");
  expect(formatDuration(90, "en-US")).toBe("1 hr 30 min");
  expect(formatDuration(120, "en-US")).toBe("2 hr");
});
