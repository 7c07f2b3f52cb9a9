import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantsOfWall, offsetAt, offsetsOf, wallToMinutes } from "./offsets.ts";
import { Temporal } from "./temporal.ts";
import { clockChanges, oddChanges, wallOf, zoned } from "./testing.ts";

const change = fc.oneof(fc.constantFrom(...clockChanges), fc.constantFrom(...oddChanges));
const near = fc.tuple(change, fc.integer({ min: -1600, max: 1600 }));

test("the hard cases are there", () => {
  expect(clockChanges.length).toBeGreaterThan(5000);
  const zones = new Set(oddChanges.map(({ zone }) => zone));
  for (const zone of [
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Pacific/Apia",
    "America/St_Johns",
    "Africa/Cairo",
  ])
    expect(zones, zone).toContain(zone);
});

describe("around every clock change, 2010–2037", () => {
  test("the offset is Temporal's, on both sides of each", () => {
    for (const { zone, minute } of clockChanges)
      for (const at of [minute - 1, minute])
        if (offsetAt(zone, at) !== wallOf(at, zone) - at) throw new Error(`${zone} at ${at}`);
  });

  test("a wall time gives the instants that Temporal gives: none in a gap, two in a fold", () => {
    fc.assert(
      fc.property(near, ([{ zone, minute }, away]) => {
        const wall = minute + offsetAt(zone, minute) + away;
        const plain = Temporal.PlainDateTime.from("1970-01-01").add({ minutes: wall });
        const both = (["earlier", "later"] as const).map(
          (disambiguation) => plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds / 60000,
        );
        const real = [...new Set(both)].filter((at) => wallOf(at, zone) === wall);
        expect(wallToMinutes(zone, wall)).toEqual(real.sort((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  test("an instant is among those of its own wall time", () => {
    fc.assert(
      fc.property(near, ([{ zone, minute }, away]) => {
        expect(wallToMinutes(zone, wallOf(minute + away, zone))).toContain(minute + away);
      }),
      { numRuns: 1000 },
    );
  });

  test("a wall span covers exactly the instants whose clocks read inside it", () => {
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 1500 }), ([{ zone, minute }, away], length) => {
        const from = minute + offsetAt(zone, minute) + away;
        const spans = instantsOfWall(zone, from, from + length);
        const inside = (at: number) => spans.some((span) => span.from <= at && at < span.to);
        for (let at = minute - 3200; at < minute + 4800; at += 17) {
          const wall = at + Math.round(zoned(at, zone).offsetNanoseconds / 60e9);
          expect(inside(at)).toBe(wall >= from && wall < from + length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("Z9: Dublin's winter is its daylight saving by law, and nothing here asks", () => {
  expect(offsetAt("Europe/Dublin", zonedMinute("2026-01-10T12:00"))).toBe(0);
  expect(offsetAt("Europe/Dublin", zonedMinute("2026-07-10T12:00"))).toBe(60);
});

test("an unknown zone throws", () => {
  expect(() => offsetsOf("Mars/Phobos")).toThrow(RangeError);
});

const zonedMinute = (text: string) => Temporal.Instant.from(`${text}Z`).epochMilliseconds / 60000;
