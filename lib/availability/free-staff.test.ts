import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slots } from "./slots.ts";
import { busyOf, scheduleOf, serviceOf, staffOf } from "./testing.ts";

const day = 29_500_000 - (29_500_000 % 1440);
const names = Array.from({ length: 64 }, (_, i) => `p${i}`);
const nine = scheduleOf("Asia/Kathmandu", ["09:00-12:00", "13:10-18:00"]);
const noon = scheduleOf("America/St_Johns", ["12:00-23:00"]);
const busy = fc.array(
  fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 190 }), fc.integer({ min: 1, max: 8 })),
  { maxLength: 90 },
);

describe("whoever a start lists could take it alone, and nobody else could", () => {
  test.each(["clock", "opening"] as const)("by the %s", (alignment) => {
    fc.assert(
      fc.property(busy, fc.integer({ min: 2, max: 64 }), fc.constantFrom(15, 25, 50), (taken, size, step) => {
        const staff = names.slice(0, size).flatMap((name, i) => staffOf(i % 3 ? nine : noon, name));
        const rules = serviceOf("Asia/Kathmandu", { staff, stepMinutes: step, alignment });
        const lanes = Object.groupBy(
          taken.map(([name, at, length]) => ({ name, from: day + at * 15, to: day + (at + length) * 15 })),
          ({ name }) => name,
        );
        const known = busyOf(
          Object.fromEntries(Object.entries(lanes).map(([id, spans]) => [id, spans ?? []])),
        );
        const query = { window: { from: day, to: day + 2880 }, party: 1, now: day };
        const alone = new Map<number, string[]>();
        for (const { id } of staff)
          for (const { from } of slots(rules, known, { ...query, staffId: id }))
            alone.set(from, [...(alone.get(from) ?? []), id]);
        const found = slots(rules, known, query);
        expect(found.map(({ from, staff: ids }) => [from, ids])).toEqual(
          [...alone].sort(([a], [b]) => a - b),
        );
      }),
      { numRuns: 60 },
    );
  });
});
