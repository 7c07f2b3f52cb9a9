import { describe, expect, test } from "vitest";
import { formatOffsetDateTime } from "./instant.ts";
import {
  dayLength,
  instantsAt,
  isFoldAt,
  localDateAt,
  localDaySpans,
  spanOfDates,
  startOfDay,
} from "./local-day.ts";
import { clockChanges, utc, zoned } from "./testing.ts";

const startText = (date: string, zone: string) => {
  const start = startOfDay(date, zone);
  return start === null ? null : formatOffsetDateTime(start, zone);
};

const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const at = (date: string, time: string, zone: string) =>
  instantsAt(date, clock(time), zone).map((minute) => formatOffsetDateTime(minute, zone));

test("every local day with a clock change begins where Temporal says", () => {
  for (const { zone, minute } of clockChanges) {
    const date = localDateAt(minute, zone);
    const start = zoned(minute, zone).startOfDay().epochMilliseconds / 60000;
    if (startOfDay(date, zone) !== start) throw new Error(`${zone} ${date}`);
  }
});

describe("a gap has no instant, a fold has two", () => {
  test("Z1: London 2026-03-29 01:30", () => {
    expect(at("2026-03-29", "01:30", "Europe/London")).toEqual([]);
  });

  test("Z2: London 2026-10-25 01:30", () => {
    expect(at("2026-10-25", "01:30", "Europe/London")).toEqual([
      "2026-10-25T01:30:00+01:00",
      "2026-10-25T01:30:00+00:00",
    ]);
    expect(isFoldAt(utc("2026-10-25T00:30Z"), "Europe/London")).toBe(true);
    expect(isFoldAt(utc("2026-10-25T02:30Z"), "Europe/London")).toBe(false);
  });

  test.each([
    ["Z6", "Pacific/Chatham", "2026-09-27", "02:45", 0],
    ["Z6", "Pacific/Chatham", "2026-04-05", "03:15", 2],
    ["Z6", "America/Nuuk", "2026-03-28", "23:30", 0],
    ["Z8", "Africa/Casablanca", "2026-02-15", "02:30", 2],
    ["Z8", "Africa/Casablanca", "2026-03-22", "02:30", 0],
    ["Z5", "Asia/Beirut", "2026-03-29", "00:30", 0],
  ])("%s: %s %s %s has %i", (_case, zone, date, time, count) => {
    expect(at(date, time, zone)).toHaveLength(count);
  });
});

test.each([
  ["Z3", "Australia/Lord_Howe", "2026-10-04", 23.5],
  ["Z3", "Australia/Lord_Howe", "2026-04-05", 24.5],
  ["Z4", "Europe/London", "2026-03-29", 23],
  ["Z4", "Europe/London", "2026-10-25", 25],
  ["Z4", "Antarctica/Troll", "2026-03-29", 22],
  ["Z7", "Pacific/Apia", "2011-12-30", 0],
  ["Z7", "Pacific/Apia", "2011-12-31", 24],
])("%s: %s %s lasts %d h", (_case, zone, date, hours) => {
  expect(dayLength(date, zone) / 60).toBe(hours);
});

test.each([
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"],
  ["America/Santiago", "2026-09-06", "2026-09-06T01:00:00-03:00"],
  ["Africa/Cairo", "2026-04-24", "2026-04-24T01:00:00+03:00"],
  ["Asia/Beirut", "2026-03-29", "2026-03-29T01:00:00+03:00"],
])("Z5: midnight is in a gap in %s on %s, so the day starts at 01:00", (zone, date, start) => {
  expect(startText(date, zone)).toBe(start);
});

test.each([
  ["Asia/Kathmandu", "2026-12-02T00:30:00+05:45"],
  ["Pacific/Chatham", "2026-12-02T08:30:00+13:45"],
  ["Pacific/Kiritimati", "2026-12-02T08:45:00+14:00"],
  ["America/St_Johns", "2026-12-01T15:15:00-03:30"],
  ["Pacific/Honolulu", "2026-12-01T08:45:00-10:00"],
])("Z6: one instant is its own local date in %s", (zone, text) => {
  expect(formatOffsetDateTime(utc("2026-12-01T18:45Z"), zone)).toBe(text);
});

test("Z7: Apia skips 30 December 2011", () => {
  expect(startOfDay("2011-12-30", "Pacific/Apia")).toBeNull();
  expect(startText("2011-12-31", "Pacific/Apia")).toBe("2011-12-31T00:00:00+14:00");
  expect(localDateAt(utc("2011-12-30T09:59Z"), "Pacific/Apia")).toBe("2011-12-29");
  expect(spanOfDates("2011-12-30", "2011-12-30", "Pacific/Apia")).toBeNull();
});

test("Z7: Kiritimati and Honolulu see different dates at one instant", () => {
  const minute = utc("2026-12-01T12:00Z");
  expect(localDateAt(minute, "Pacific/Kiritimati")).toBe("2026-12-02");
  expect(localDateAt(minute, "Pacific/Honolulu")).toBe("2026-12-01");
});

test("Z8: Casablanca stays on +00 from 20 September 2026", () => {
  expect(startText("2026-12-01", "Africa/Casablanca")).toBe("2026-12-01T00:00:00+00:00");
  expect(startText("2027-03-20", "Africa/Casablanca")).toBe("2027-03-20T00:00:00+00:00");
});

test("a day whose clocks fall back over midnight is two spans", () => {
  const spans = localDaySpans("2010-11-07", "America/St_Johns");
  expect(spans).toHaveLength(2);
  expect(dayLength("2010-11-06", "America/St_Johns") + dayLength("2010-11-07", "America/St_Johns")).toBe(
    49 * 60,
  );
});
