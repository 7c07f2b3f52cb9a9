import fc from "fast-check";
import { expect, test } from "vitest";
import { localDateAt, localDaySpans, minuteOfDayAt } from "#lib/time/local-day.ts";
import { clockChanges, oddChanges } from "#lib/time/testing.ts";
import { gridFor, isOnGrid } from "./grid.ts";
import { contains, merge } from "./intervals.ts";
import type { ServiceRules, Span } from "./rules.ts";
import { serviceOf } from "./testing.ts";

const change = fc.oneof(fc.constantFrom(...clockChanges), fc.constantFrom(...oddChanges));
const openings = fc.array(
  fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 1, max: 2500 })),
  { maxLength: 6 },
);
const scene = fc.record({
  change,
  step: fc.constantFrom(5, 7, 15, 25, 50, 60, 90, 1440, 2000),
  alignment: fc.constantFrom<ServiceRules["alignment"]>("clock", "opening"),
  openings,
  asked: fc.array(fc.integer({ min: -2500, max: 2500 }), { minLength: 1, maxLength: 6 }),
});

/** The definition, one minute at a time. */
function isStart(rules: ServiceRules, open: readonly Span[], at: number): boolean {
  if (rules.alignment === "clock") return minuteOfDayAt(at, rules.zone) % rules.stepMinutes === 0;
  const opening = open.find(({ from, to }) => from <= at && at < to);
  const days = localDaySpans(localDateAt(at, rules.zone), rules.zone);
  const day = days.find(({ from, to }) => from <= at && at < to);
  return !!opening && !!day && (at - Math.max(opening.from, day.from)) % rules.stepMinutes === 0;
}

test("a grid leads to every start in whatever order it is asked, and a run to the next ones by the step", () => {
  fc.assert(
    fc.property(scene, ({ change: { zone, minute }, step, alignment, openings: lengths, asked }) => {
      const open = merge(
        lengths.map(([away, length]) => ({ from: minute + away, to: minute + away + length })),
      );
      const rules = serviceOf(zone, { stepMinutes: step, alignment });
      const grid = gridFor(rules, open);
      const counts = (at: number) => alignment === "clock" || contains(open, at);
      const wrong: number[] = [];
      for (const at of asked.map((away) => minute + away)) {
        expect(isOnGrid(rules, at, open)).toBe(isStart(rules, open, at));
        const first = grid.from(at);
        const end = Math.min(grid.runEnd(first), first + 200);
        for (let one = at; one < end; one++)
          if (counts(one) && (one >= first && (one - first) % step === 0) !== isStart(rules, open, one))
            wrong.push(one);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
