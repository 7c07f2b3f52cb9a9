import { describe, expect, test } from "vitest";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { utc } from "#lib/time/testing.ts";
import { nearest } from "./alternatives.ts";
import type { Busy, ServiceRules, SlotQuery } from "./rules.ts";
import { slots } from "./slots.ts";
import { busyOf, scheduleOf, serviceOf, staffOf } from "./testing.ts";

const long = utc("2010-01-01T00:00Z");

/** Starts on local dates, as RFC 3339 without seconds. */
function starts(
  rules: ServiceRules,
  from: string,
  extra: Partial<SlotQuery> = {},
  busy: Busy = busyOf(),
): string[] {
  const window = spanOfDates(from, from, rules.zone) ?? { from: 0, to: 0 };
  return slots(rules, busy, { window, party: 1, now: long, ...extra }).map((slot) =>
    formatOffsetDateTime(slot.from, rules.zone).replace(/:00([+-])/, "$1"),
  );
}

const clocks = (texts: readonly string[]) => texts.map((text) => text.slice(11, 16));

describe("days of unusual length have the slots that fit", () => {
  test.each([
    ["Z3", "Australia/Lord_Howe", "2026-10-04", 30, 47],
    ["Z3", "Australia/Lord_Howe", "2026-04-05", 30, 49],
    ["Z4", "Europe/London", "2026-03-29", 60, 23],
    ["Z4", "Europe/London", "2026-10-25", 60, 25],
    ["Z4", "Antarctica/Troll", "2026-03-29", 60, 22],
    ["Z5", "America/Sao_Paulo", "2018-11-04", 60, 23],
    ["Z5", "America/Santiago", "2026-09-06", 60, 23],
    ["Z5", "Africa/Cairo", "2026-04-24", 60, 23],
    ["Z8", "Africa/Casablanca", "2026-02-15", 60, 25],
    ["Z8", "Africa/Casablanca", "2026-03-22", 60, 23],
  ])("%s: %s %s in steps of %i min has %i", (_case, zone, date, step, count) => {
    const rules = serviceOf(zone, { durationMinutes: step, stepMinutes: step });
    expect(starts(rules, date)).toHaveLength(count);
  });

  test("Z7: Apia's missing day has none", () => {
    expect(starts(serviceOf("Pacific/Apia"), "2011-12-30")).toEqual([]);
    expect(starts(serviceOf("Pacific/Apia"), "2011-12-31")).toHaveLength(24);
  });
});

test("Z1: nothing is offered in a gap, nor with a clock reading of one", () => {
  const rules = serviceOf("Europe/London", { stepMinutes: 30, durationMinutes: 30 });
  const found = starts(rules, "2026-03-29");
  expect(found.slice(0, 4)).toEqual([
    "2026-03-29T00:00+00:00",
    "2026-03-29T00:30+00:00",
    "2026-03-29T02:00+01:00",
    "2026-03-29T02:30+01:00",
  ]);
});

test("Z2: both sides of a fold are offered, and booking one leaves the other", () => {
  const rules = serviceOf("Europe/London", { stepMinutes: 30, durationMinutes: 30 });
  const first = utc("2026-10-25T00:30Z");
  const twice = starts(rules, "2026-10-25").filter((text) => text.includes("T01:30"));
  expect(twice).toEqual(["2026-10-25T01:30+01:00", "2026-10-25T01:30+00:00"]);
  const busy = busyOf({ ana: [{ from: first, to: first + 30 }] });
  expect(starts(rules, "2026-10-25", {}, busy).filter((text) => text.includes("T01:30"))).toEqual([
    "2026-10-25T01:30+00:00",
  ]);
});

test("Z3: hourly starts are on the hour on both sides of a change by half an hour", () => {
  const found = clocks(starts(serviceOf("Australia/Lord_Howe", { durationMinutes: 30 }), "2026-10-04"));
  expect(found.slice(0, 4)).toEqual(["00:00", "01:00", "03:00", "04:00"]);
});

test("Z15: a night shift over the clock change is offered through, and is the Saturday's", () => {
  const night = scheduleOf("Europe/London", ["22:00-02:00"], { days: [6] });
  const rules = serviceOf("Europe/London", { staff: staffOf(night, "ana") });
  expect(starts(rules, "2026-10-24")).toEqual(["2026-10-24T22:00+01:00", "2026-10-24T23:00+01:00"]);
  expect(starts(rules, "2026-10-25")).toEqual([
    "2026-10-25T00:00+01:00",
    "2026-10-25T01:00+01:00",
    "2026-10-25T01:00+00:00",
  ]);
});

test("Z20: 90 minutes that straddle a gap end 90 minutes later", () => {
  const rules = serviceOf("Europe/London", { durationMinutes: 90 });
  const window = { from: utc("2026-03-29T00:00Z"), to: utc("2026-03-29T00:01Z") };
  const [slot] = slots(rules, busyOf(), { window, party: 1, now: long });
  expect(formatOffsetDateTime(slot?.to ?? 0, "Europe/London")).toBe("2026-03-29T02:30:00+01:00");
});

describe("Z17: notice is elapsed time, the horizon counts the location's days", () => {
  const rules = serviceOf("America/New_York", { minimumNoticeMinutes: 120, horizonDays: 1 });

  test("exactly the notice is enough, a minute less is not", () => {
    const now = utc("2026-12-01T14:00Z");
    expect(starts(rules, "2026-12-01", { now })[0]).toBe("2026-12-01T11:00-05:00");
    expect(starts(rules, "2026-12-01", { now: now + 1 })[0]).toBe("2026-12-01T12:00-05:00");
  });

  test("over a change of clocks two hours are two hours", () => {
    expect(starts(rules, "2026-03-08", { now: utc("2026-03-08T06:00Z") })[0]).toBe("2026-03-08T04:00-04:00");
  });

  test("late in the evening today is still today", () => {
    const now = utc("2026-12-02T04:30Z");
    expect(starts(rules, "2026-12-02", { now })).toHaveLength(22);
    expect(starts(rules, "2026-12-03", { now })).toEqual([]);
  });

  test("without notice the past is not offered", () => {
    const open = serviceOf("America/New_York");
    expect(starts(open, "2026-12-01", { now: utc("2026-12-01T14:00Z") })[0]).toBe("2026-12-01T09:00-05:00");
    expect(starts(open, "2026-12-01", { now: utc("2026-12-01T14:01Z") })[0]).toBe("2026-12-01T10:00-05:00");
  });
});

describe("hours and buffers", () => {
  const nineToFive = scheduleOf("UTC", ["09:00-17:00"]);

  test("the service lies inside the hours, its buffers need not", () => {
    const rules = serviceOf("UTC", {
      staff: staffOf(nineToFive, "ana"),
      bufferBeforeMinutes: 30,
      bufferAfterMinutes: 30,
    });
    const found = clocks(starts(rules, "2026-12-01"));
    expect([found[0], found.at(-1)]).toEqual(["09:00", "16:00"]);
  });

  test("hours that end a minute short do not let the last one in", () => {
    const short = scheduleOf("UTC", ["09:00-16:59"]);
    expect(clocks(starts(serviceOf("UTC", { staff: staffOf(short, "ana") }), "2026-12-01")).at(-1)).toBe(
      "15:00",
    );
  });

  test("B26: neighbours touch; buffers keep them apart on either side", () => {
    const ten = utc("2026-12-01T10:00Z");
    const busy = busyOf({ ana: [{ from: ten, to: ten + 60 }] });
    const around = (extra: Partial<ServiceRules>) =>
      clocks(starts(serviceOf("UTC", extra), "2026-12-01", {}, busy)).slice(8, 11);
    expect(around({})).toEqual(["08:00", "09:00", "11:00"]);
    expect(around({ bufferAfterMinutes: 1 })).toEqual(["08:00", "11:00", "12:00"]);
    expect(around({ bufferBeforeMinutes: 1 })).toEqual(["08:00", "09:00", "12:00"]);
  });

  test("neighbouring spans of a day are one, and staff in another zone keep their own hours", () => {
    const split = scheduleOf("UTC", ["09:00-10:00", "10:00-11:00"]);
    expect(
      starts(serviceOf("UTC", { durationMinutes: 120, staff: staffOf(split, "ana") }), "2026-12-01"),
    ).toHaveLength(1);
    const away = serviceOf("Asia/Kathmandu", { staff: staffOf(nineToFive, "ana"), stepMinutes: 15 });
    expect(clocks(starts(away, "2026-12-01"))[0]).toBe("14:45");
  });

  test("the daily cap counts days of the location", () => {
    const rules = serviceOf("America/New_York", { limits: { perDay: 2 } });
    // Two in New York's first of December, though one of them in UTC's second; one in its second.
    const booked = ["2026-12-01T15:00Z", "2026-12-02T04:00Z", "2026-12-02T06:00Z"].map(utc);
    const busy = busyOf({}, { booked });
    expect(starts(rules, "2026-12-01", {}, busy)).toEqual([]);
    expect(starts(rules, "2026-12-02", {}, busy)).toHaveLength(24);
  });
});

test("alternatives are the nearest by time, whichever side they lie on", () => {
  const window = { from: utc("2026-12-01T00:00Z"), to: utc("2026-12-02T00:00Z") };
  const free = slots(serviceOf("UTC"), busyOf(), { window, party: 1, now: long });
  const found = nearest(free, utc("2026-12-01T10:20Z"), 4).map(({ from }) =>
    formatOffsetDateTime(from, "UTC"),
  );
  expect(clocks(found)).toEqual(["10:00", "11:00", "09:00", "12:00"]);
});
