import fc from "fast-check";
import { expect, test } from "vitest";
import { isFoldAt, localDateAt, minuteOfDayAt } from "./local-day.ts";
import { offsetAt } from "./offsets.ts";
import { clockChanges, oddChanges } from "./testing.ts";
import { clockOffset, dateFromMinute, engineZone, isRepeated, minuteOfDay } from "./wall.ts";

const near = fc.tuple(
  fc.oneof(fc.constantFrom(...clockChanges), fc.constantFrom(...oddChanges)),
  fc.integer({ min: -800, max: 800 }),
);

test("the page's clocks agree with the server's around every clock change", () => {
  fc.assert(
    fc.property(near, ([{ zone, minute }, away]) => {
      const at = minute + away;
      expect(clockOffset(at, zone)).toBe(offsetAt(zone, at));
      expect(dateFromMinute(at, zone)).toBe(localDateAt(at, zone));
      expect(minuteOfDay(at, zone)).toBe(minuteOfDayAt(at, zone));
      expect(isRepeated(at, zone)).toBe(isFoldAt(at, zone));
    }),
    { numRuns: 1500 },
  );
});

test("an engine is asked by a name it knows", () => {
  expect(engineZone("Europe/Kyiv")).toBe("Europe/Kyiv");
  expect(() => engineZone("Mars/Phobos")).toThrow(RangeError);
});
