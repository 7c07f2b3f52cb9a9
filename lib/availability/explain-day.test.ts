import { describe, expect, test } from "vitest";
import { localDaySpans } from "#lib/time/local-day.ts";
import { utc } from "#lib/time/testing.ts";
import { masked } from "./busy-details.ts";
import { explainDay } from "./explain-day.ts";
import type { ServiceRules } from "./rules.ts";
import { detailsOf, namesOf, scheduleOf, serviceOf, staffOf, takingOf } from "./testing.ts";

const at = (text: string) => utc(`2026-12-01T${text}Z`);
const nineToFive = scheduleOf("UTC", ["09:00-17:00"]);
const rules = serviceOf("UTC", {
  staff: staffOf(nineToFive, "ana", "ben"),
  resources: [{ id: "room", slug: "room", unitIds: ["r1"], schedule: null }],
});
const booking = takingOf(
  "ana",
  { from: at("10:00"), to: at("11:00") },
  { occupiedTo: at("11:15"), label: "Maria" },
);

function dayOf(of: ServiceRules, date: string, change: object = {}, details = detailsOf()) {
  const [day] = localDaySpans(date, of.zone);
  if (!day) throw new Error("no such day");
  return explainDay(of, details, namesOf(), {
    date,
    day,
    staffId: undefined,
    now: day.from,
    asked: [],
    ...change,
  });
}

describe("the day in bands", () => {
  test("people with hours, bookings with their buffers, rooms, and the starts that are left", () => {
    const found = dayOf(rules, "2026-12-01", {}, detailsOf({ takings: [booking] }));
    expect(found.bands.map(({ subject }) => subject.id)).toEqual(["ana", "ben", "r1"]);
    expect(found.bands[0]?.open).toEqual([{ from: at("09:00"), to: at("17:00") }]);
    expect(found.bands[0]?.pieces).toMatchObject([
      { kind: "booking", from: at("10:00"), to: at("11:00"), label: "Maria" },
      { kind: "buffer", of: "booking", from: at("11:00"), to: at("11:15") },
    ]);
    expect(found.shown).toEqual({ from: at("09:00"), to: at("17:00") });
    expect(found.offered).toHaveLength(8);
    expect(
      dayOf(rules, "2026-12-01", { staffId: "ana" }, detailsOf({ takings: [booking] })).offered,
    ).toHaveLength(6);
  });

  test("the time asked about is always in the picture", () => {
    expect(dayOf(rules, "2026-12-01", { asked: [at("06:20")] }).shown.from).toBe(at("06:00"));
  });

  test("Z4: a day of 23 hours has 23, a day of 25 has 25, and half-hour changes their half hour", () => {
    const always = (zone: string) => serviceOf(zone, { stepMinutes: 30, durationMinutes: 30 });
    const lengthOf = (zone: string, date: string) => {
      const { day, offered } = dayOf(always(zone), date);
      return [(day.to - day.from) / 60, offered.length];
    };
    expect(lengthOf("Europe/London", "2026-03-29")).toEqual([23, 46]);
    expect(lengthOf("Europe/London", "2026-10-25")).toEqual([25, 50]);
    expect(lengthOf("Australia/Lord_Howe", "2026-10-04")).toEqual([23.5, 47]);
  });

  test("closed all day it shows nine to five, as clocks show it", () => {
    const closed = serviceOf("Europe/London", { staff: staffOf(scheduleOf("Europe/London", []), "ana") });
    expect(dayOf(closed, "2026-03-29").shown).toEqual({
      from: utc("2026-03-29T08:00Z"),
      to: utc("2026-03-29T16:00Z"),
    });
  });
});

test("T1: of others' affairs only that they are busy is told; a room taken by one's own booking is one's own", () => {
  const mine = { ...booking, laneId: "ben", id: "m" };
  const details = detailsOf({
    takings: [booking, mine, { ...mine, laneId: "r1" }, { ...booking, laneId: "r2" }],
  });
  const { takings } = masked(details, ["ben"]);
  expect(takings.map(({ laneId, kind, label }) => [laneId, kind, label])).toEqual([
    ["ana", "busy", ""],
    ["ben", "booking", "Maria"],
    ["r1", "booking", "Maria"],
    ["r2", "busy", ""],
  ]);
  expect(takings[0]).toMatchObject({ from: at("10:00"), to: at("11:15"), id: null });
  expect(masked(details, null)).toBe(details);
});
