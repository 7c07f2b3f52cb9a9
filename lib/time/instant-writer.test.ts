import fc from "fast-check";
import { expect, test } from "vitest";
import { formatOffsetDateTime } from "./instant.ts";
import { instantWriter } from "./instant-writer.ts";

const zones = [
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Apia",
  "Africa/Casablanca",
  "UTC",
];

test("writes what formatOffsetDateTime writes, in any zone, at any step and in any order", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 60_000_000 }),
      fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 60 }),
      (zone, first, steps) => {
        const write = instantWriter(zone);
        let minute = first;
        for (const step of steps) {
          minute = Math.max(0, minute + step);
          expect(write(minute)).toBe(formatOffsetDateTime(minute, zone));
        }
      },
    ),
  );
});

test("every quarter of an hour of 2026, across every clock change", () => {
  for (const zone of zones) {
    const write = instantWriter(zone);
    for (let minute = Date.UTC(2026, 0) / 60_000; minute < Date.UTC(2027, 0) / 60_000; minute += 15)
      if (write(minute) !== formatOffsetDateTime(minute, zone))
        expect(write(minute)).toBe(formatOffsetDateTime(minute, zone));
  }
});
