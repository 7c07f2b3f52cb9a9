import { expect, test } from "vitest";
import {
  dateToMinute,
  formatOffsetDateTime,
  formatUtc,
  minuteCeil,
  minuteFloor,
  minuteToDate,
  offsetText,
  parseInstant,
  parseMinute,
  wallTimeAt,
} from "./instant.ts";
import { utc } from "./testing.ts";

test("reads RFC 3339 in any offset", () => {
  const minute = utc("2026-12-01T14:00Z");
  expect(parseMinute("2026-12-01T09:00:00-05:00")).toBe(minute);
  expect(parseMinute("2026-12-01T14:00:00Z")).toBe(minute);
  expect(parseMinute("2026-12-01t14:00:00.000z")).toBe(minute);
  expect(parseMinute("2026-12-01T19:45:00+05:45")).toBe(minute);
});

test.each([
  ["no offset", "2026-12-01T09:00:00"],
  ["Z13: 30 February", "2026-02-30T09:00:00Z"],
  ["Z13: 29 February of a common year", "2026-02-29T09:00:00Z"],
  ["24:00", "2026-12-01T24:00:00Z"],
  ["a leap second", "2026-12-31T23:59:60Z"],
  ["a space for the T", "2026-12-01 09:00:00Z"],
  ["a date", "2026-12-01"],
  ["a zone in brackets", "2026-12-01T09:00:00+01:00[Europe/Paris]"],
  ["an impossible offset", "2026-12-01T09:00:00+25:00"],
  ["Z16: the year 9999", "9999-12-31T23:59:00Z"],
  ["a year before 1970", "1969-12-31T23:59:00Z"],
  ["an expanded year", "+012026-12-01T09:00:00Z"],
  ["a long tail", `2026-12-01T09:00:00.${"0".repeat(1000)}Z`],
])("refuses %s", (_what, text) => {
  expect(parseInstant(text)).toBeNull();
});

test("parts of a minute are an instant but no start of a booking", () => {
  expect(parseInstant("2026-12-01T09:00:30Z")).toBe(utc("2026-12-01T09:00Z") * 60000 + 30000);
  expect(parseMinute("2026-12-01T09:00:30Z")).toBeNull();
});

test("writes the offset of the zone at that instant", () => {
  expect(formatOffsetDateTime(utc("2026-12-01T14:00Z"), "America/New_York")).toBe(
    "2026-12-01T09:00:00-05:00",
  );
  expect(formatOffsetDateTime(utc("2026-07-01T13:00Z"), "America/New_York")).toBe(
    "2026-07-01T09:00:00-04:00",
  );
  expect(formatOffsetDateTime(utc("2026-12-01T14:00Z"), "UTC")).toBe("2026-12-01T14:00:00+00:00");
  expect(formatUtc(utc("2026-12-01T14:00Z"))).toBe("2026-12-01T14:00:00Z");
  expect(offsetText(-210)).toBe("-03:30");
  expect(wallTimeAt(utc("2026-12-01T14:00Z"), "Asia/Kathmandu")).toEqual({
    date: "2026-12-01",
    time: "19:45",
    offset: "+05:45",
  });
});

test("Z16: 2038 is an ordinary year", () => {
  expect(formatOffsetDateTime(utc("2038-01-19T03:15Z"), "Asia/Tokyo")).toBe("2038-01-19T12:15:00+09:00");
  expect(parseMinute("2038-01-19T12:15:00+09:00")).toBe(utc("2038-01-19T03:15Z"));
});

test("dates at the edges", () => {
  const half = new Date("2026-12-01T14:00:30Z");
  expect(minuteCeil(half) - minuteFloor(half)).toBe(1);
  expect(() => dateToMinute(half)).toThrow(RangeError);
  expect(dateToMinute(minuteToDate(29935800))).toBe(29935800);
});
