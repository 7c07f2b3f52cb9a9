import { expect, test } from "vitest";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { openAround, openSpans } from "./open-intervals.ts";
import type { ScheduleRules } from "./rules.ts";
import { scheduleOf } from "./testing.ts";

function open(schedule: ScheduleRules, from: string, to = from): string[] {
  const window = spanOfDates(from, to, schedule.zone);
  if (!window) return [];
  const text = (minute: number) =>
    formatOffsetDateTime(minute, schedule.zone).replace(":00+", "+").replace(":00-", "-");
  return openSpans(schedule, window).map((span) => `${text(span.from)}/${text(span.to)}`);
}

test("several spans a day, an end at 24:00, days that are closed", () => {
  const schedule = scheduleOf("Europe/Berlin", ["09:00-12:00", "13:00-24:00"], { days: [2] });
  expect(open(schedule, "2026-12-01")).toEqual([
    "2026-12-01T09:00+01:00/2026-12-01T12:00+01:00",
    "2026-12-01T13:00+01:00/2026-12-02T00:00+01:00",
  ]);
  expect(open(schedule, "2026-12-02")).toEqual([]);
});

test("an exception replaces its day, and only the shifts that begin on it", () => {
  const schedule = scheduleOf("Europe/Berlin", ["22:00-02:00"], {
    exceptions: { "2026-12-24": [], "2026-12-28": ["10:00-14:00"] },
  });
  expect(open(schedule, "2026-12-24")).toEqual(["2026-12-24T00:00+01:00/2026-12-24T02:00+01:00"]);
  expect(open(schedule, "2026-12-25")).toEqual(["2026-12-25T22:00+01:00/2026-12-26T00:00+01:00"]);
  expect(open(schedule, "2026-12-28")).toEqual([
    "2026-12-28T00:00+01:00/2026-12-28T02:00+01:00",
    "2026-12-28T10:00+01:00/2026-12-28T14:00+01:00",
  ]);
});

test("Z15: a night shift over a clock change stays in one piece and belongs to the day it starts on", () => {
  const schedule = scheduleOf("Europe/London", ["22:00-04:00"], { days: [6] });
  expect(open(schedule, "2026-03-28", "2026-03-29")).toEqual([
    "2026-03-28T22:00+00:00/2026-03-29T04:00+01:00",
  ]);
  expect(open(schedule, "2026-10-24", "2026-10-25")).toEqual([
    "2026-10-24T22:00+01:00/2026-10-25T04:00+00:00",
  ]);
  expect(open(schedule, "2026-10-25")).toEqual(["2026-10-25T00:00+01:00/2026-10-25T04:00+00:00"]);
});

test("Z1: hours that begin or end in a gap begin or end at the change", () => {
  expect(open(scheduleOf("Europe/London", ["01:30-05:00"]), "2026-03-29")).toEqual([
    "2026-03-29T02:00+01:00/2026-03-29T05:00+01:00",
  ]);
  expect(open(scheduleOf("Europe/London", ["00:00-01:30"]), "2026-03-29")).toEqual([
    "2026-03-29T00:00+00:00/2026-03-29T02:00+01:00",
  ]);
  expect(open(scheduleOf("Europe/London", ["01:15-01:45"]), "2026-03-29")).toEqual([]);
});

test("Z2: hours that begin or end in a fold do so on both sides of it", () => {
  expect(open(scheduleOf("Europe/London", ["00:00-01:30"]), "2026-10-25")).toEqual([
    "2026-10-25T00:00+01:00/2026-10-25T01:30+01:00",
    "2026-10-25T01:00+00:00/2026-10-25T01:30+00:00",
  ]);
  expect(open(scheduleOf("Europe/London", ["01:30-03:00"]), "2026-10-25")).toEqual([
    "2026-10-25T01:30+01:00/2026-10-25T01:00+00:00",
    "2026-10-25T01:30+00:00/2026-10-25T03:00+00:00",
  ]);
});

test("Z7: a day that does not exist has no hours; the night shift goes on into the day after", () => {
  const schedule = scheduleOf("Pacific/Apia", ["09:00-17:00", "22:00-02:00"]);
  expect(open(schedule, "2011-12-29", "2011-12-31").slice(-3)).toEqual([
    "2011-12-29T22:00-10:00/2011-12-31T02:00+14:00",
    "2011-12-31T09:00+14:00/2011-12-31T17:00+14:00",
    "2011-12-31T22:00+14:00/2012-01-01T00:00+14:00",
  ]);
});

test("what was asked before changes nothing, and weeks that are put together have no seams", () => {
  const hours = scheduleOf("Europe/London", ["08:00-08:00"], { exceptions: { "2026-03-30": [] } });
  const march = spanOfDates("2026-03-02", "2026-03-28", "Europe/London");
  const april = spanOfDates("2026-03-27", "2026-04-03", "Europe/London");
  if (!march || !april) throw new Error("dates that exist");
  const fresh = openAround({ ...hours }, april);
  expect(openSpans(hours, march)).toEqual([march]);
  expect(openAround(hours, april)).toEqual(fresh);
  expect(open(hours, "2026-03-27", "2026-04-03")).toEqual([
    "2026-03-27T00:00+00:00/2026-03-30T08:00+01:00",
    "2026-03-31T08:00+01:00/2026-04-04T00:00+01:00",
  ]);
});
