import { expect, test } from "vitest";
import { utc } from "#lib/time/testing.ts";
import { momentAt, startsAt, whyQuery } from "./explain-query.ts";

const wall = (text: string) => utc(`${text}Z`);

test("Z1: in a gap there is no start, and it is known from when to when the clocks go", () => {
  expect(startsAt("2026-03-29", "01:30", "Europe/London")).toEqual({
    kind: "gap",
    wall: wall("2026-03-29T01:30"),
    change: utc("2026-03-29T01:00Z"),
    before: wall("2026-03-29T01:00"),
    after: wall("2026-03-29T02:00"),
  });
  expect(startsAt("2026-10-04", "02:15", "Australia/Lord_Howe")).toMatchObject({
    before: wall("2026-10-04T02:00"),
    after: wall("2026-10-04T02:30"),
  });
});

test("Z2: in a fold both starts are meant", () => {
  expect(startsAt("2026-10-25", "01:30", "Europe/London")).toMatchObject({
    kind: "starts",
    starts: [utc("2026-10-25T00:30Z"), utc("2026-10-25T01:30Z")],
  });
});

test("what an address holds is taken where it can be read, and left out where not", () => {
  expect(
    whyQuery.parse({
      service: "cut",
      staff: "../x",
      date: "2026-02-30",
      time: "25:00",
      length: "x",
      asOf: "now",
    }),
  ).toEqual({ service: "cut" });
  expect(whyQuery.parse({ time: "09:05", length: "45", asOf: "2026-11-30T12:00" })).toEqual({
    time: "09:05",
    length: 45,
    asOf: "2026-11-30T12:00",
  });
});

test("an earlier moment is read on the location's clocks", () => {
  expect(momentAt("2026-11-30T12:00", "America/New_York")).toEqual(new Date("2026-11-30T17:00:00Z"));
  expect(momentAt("2026-03-29T01:30", "Europe/London")).toBeNull();
});
