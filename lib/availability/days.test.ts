import { expect, test } from "vitest";
import { utc } from "#lib/time/testing.ts";
import { byDay, byPartOfDay, firstFreeDay, nextFree } from "./days.ts";

const at = (...texts: string[]) => texts.map((text) => ({ from: utc(text) }));

test("Z7: the days are the viewer's", () => {
  const slots = at("2026-12-01T09:59Z", "2026-12-01T10:00Z", "2026-12-01T20:00Z");
  const dates = (zone: string) => byDay(slots, zone).map((day) => [day.date, day.slots.length]);
  expect(dates("Pacific/Kiritimati")).toEqual([
    ["2026-12-01", 1],
    ["2026-12-02", 2],
  ]);
  expect(dates("Pacific/Honolulu")).toEqual([
    ["2026-11-30", 1],
    ["2026-12-01", 2],
  ]);
  expect(firstFreeDay(slots, "UTC")?.date).toBe("2026-12-01");
  expect(firstFreeDay([], "UTC")).toBeNull();
});

test("parts of the day are the viewer's too, in the order of the day", () => {
  const slots = at("2026-12-01T03:00Z", "2026-12-01T08:00Z", "2026-12-01T12:00Z", "2026-12-01T18:00Z");
  expect(byPartOfDay(slots, "UTC").map(({ part }) => part)).toEqual([
    "night",
    "morning",
    "afternoon",
    "evening",
  ]);
  expect(byPartOfDay(slots, "Asia/Kathmandu").map(({ part }) => part)).toEqual([
    "morning",
    "afternoon",
    "evening",
  ]);
  expect(byPartOfDay(at("2026-12-01T08:00Z"), "Asia/Kathmandu")[0]?.part).toBe("afternoon");
});

test("next free: one a day while there are days, then more of the first", () => {
  const slots = at("2026-12-01T09:00Z", "2026-12-01T10:00Z", "2026-12-02T09:00Z", "2026-12-02T11:00Z");
  expect(nextFree(slots, "UTC", 2)).toEqual(at("2026-12-01T09:00Z", "2026-12-02T09:00Z"));
  expect(nextFree(slots, "UTC", 3)).toEqual(
    at("2026-12-01T09:00Z", "2026-12-01T10:00Z", "2026-12-02T09:00Z"),
  );
  expect(nextFree(slots, "UTC", 9)).toEqual(slots);
});
