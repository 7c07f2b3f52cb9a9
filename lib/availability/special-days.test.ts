import { expect, test } from "vitest";
import { dayOf } from "#lib/time/civil.ts";
import { hoursOn } from "./open-intervals.ts";
import { calendarDay } from "./special-days.ts";

const nine = { from: 540, to: 1020 };
const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...nine }));
const evening = { from: 1080, to: 1200 };
const schedule = {
  weekly,
  periods: [{ from: "2027-03-01", to: "2027-03-31", weekly: [{ weekday: 6, ...evening }] }],
  days: [
    { date: "2026-12-25", spans: [], reason: "Christmas" },
    { date: "2026-12-24", spans: [evening], reason: "" },
    { date: "2026-12-26", spans: [evening], reason: "Sale" },
    { date: "2027-03-06", spans: [], reason: "" },
  ],
};

test.each([
  ["2026-12-23", "usual", [nine], false],
  ["2026-12-24", "other", [evening], false],
  ["2026-12-25", "closed", [], false],
  ["2026-12-26", "extra", [evening], false],
  ["2026-12-27", "usual", [], false],
  ["2027-03-01", "usual", [], true],
  ["2027-03-06", "closed", [], true],
  ["2027-03-13", "usual", [evening], true],
] as const)("%s is %s", (date, kind, spans, inPeriod) => {
  expect(calendarDay(schedule, date)).toMatchObject({ kind, spans, inPeriod });
});

test("the calendar and the slot engine read every day alike", () => {
  const rules = {
    id: "hours",
    zone: "Europe/Lisbon",
    weekly,
    exceptions: new Map(schedule.days.map(({ date, spans }) => [date, spans])),
    periods: schedule.periods.map(({ from, to, weekly: other }) => ({
      from: dayOf(from),
      to: dayOf(to),
      zone: "Europe/Lisbon",
      weekly: other,
    })),
  };
  for (let day = dayOf("2026-12-01"); day < dayOf("2027-04-10"); day++) {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const read = hoursOn(rules, day).spans.map(({ from, to }) => ({ from, to }));
    expect(calendarDay(schedule, date).spans, date).toEqual(read);
  }
});
