import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byDay } from "./days.ts";
import { decide } from "./decide.ts";
import { expectedStarts } from "./oracle.ts";
import type { Span } from "./rules.ts";
import { slots } from "./slots.ts";
import { bookable, otherZone, type Scene, scene } from "./testing/scenes.ts";

const starts = ({ rules, busy, query }: Scene) => slots(rules, busy, query).map(({ from }) => from);

const expected = ({ rules, busy, query }: Scene) => expectedStarts(rules, busy, query);

// Minute by minute through Temporal takes its time, more on a busy machine.
describe("around every clock change of every zone, 2010–2037", { timeout: 60_000 }, () => {
  test("slots are exactly the starts that the definition allows, with exactly the staff", () => {
    fc.assert(
      fc.property(bookable, (s) => {
        const found = slots(s.rules, s.busy, s.query).map(({ from, staff }) => [from, staff]);
        expect(found).toEqual([...expected(s)]);
      }),
      { numRuns: 400 },
    );
  });

  test("decide says yes to exactly the starts that slots lists, with lanes that are free", () => {
    fc.assert(
      fc.property(scene, (s) => {
        const listed = new Map(slots(s.rules, s.busy, s.query).map((slot) => [slot.from, slot]));
        for (let from = s.query.window.from; from < s.query.window.to; from++) {
          const decision = decide(s.rules, s.busy, { ...s.query, from });
          expect(decision.ok, String(from)).toBe(listed.has(from));
          if (!decision.ok) continue;
          const { candidates, occupiedFrom, occupiedTo } = decision.placement;
          expect(new Set(candidates.flatMap(({ staffIds }) => staffIds))).toEqual(
            new Set(listed.get(from)?.staff),
          );
          for (const lane of candidates.flatMap(({ staffIds, unitIds }) => [...staffIds, ...unitIds]))
            for (const span of s.busy.lanes.get(lane) ?? [])
              expect(span.to <= occupiedFrom || occupiedTo <= span.from).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a window in pieces gives what the whole gives", () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 1200 }), (s, cut) => {
        const { window } = s.query;
        const at = Math.min(window.from + cut, window.to);
        const piece = (span: Span) => starts({ ...s, query: { ...s.query, window: span } });
        expect([...piece({ from: window.from, to: at }), ...piece({ from: at, to: window.to })]).toEqual(
          starts(s),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("the order of busy spans changes nothing, and more of them never add a slot", () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: -900, max: 900 }), (s, away) => {
        const found = starts(s);
        const lanes = new Map([...s.busy.lanes].map(([id, spans]) => [id, [...spans].reverse()]));
        expect(starts({ ...s, busy: { ...s.busy, lanes } })).toEqual(found);
        const more = { from: s.query.window.from + away, to: s.query.window.from + away + 90 };
        const fuller = new Map([...lanes].map(([id, spans]) => [id, [...spans, more]]));
        const left = starts({ ...s, busy: { ...s.busy, lanes: fuller } });
        expect(left.filter((start) => !found.includes(start))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("the viewer's zone changes labels, never instants", () => {
    fc.assert(
      fc.property(scene, otherZone, (s, zone) => {
        const found = slots(s.rules, s.busy, s.query);
        const days = byDay(found, zone);
        expect(days.flatMap((day) => day.slots).sort((a, b) => a.from - b.from)).toEqual(found);
        expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort());
      }),
      { numRuns: 100 },
    );
  });
});
