import fc from "fast-check";
import { expect, test } from "vitest";
import { clip, intersect, merge, subtract } from "./intervals.ts";
import type { Span } from "./rules.ts";

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 8 },
);

const inside = (list: readonly Span[], at: number) => list.some(({ from, to }) => from <= at && at < to);
const points = Array.from({ length: 80 }, (_, i) => i - 2);

function expectTidy(list: readonly Span[]) {
  list.forEach(({ from, to }, i) => {
    expect(from).toBeLessThan(to);
    if (i > 0) expect(list[i - 1]?.to).toBeLessThan(from);
  });
}

test("are sets: union, intersection and difference hold point by point", () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [left, right] = [merge(a), merge(b)];
      expectTidy(left);
      const [both, rest] = [intersect(left, right), subtract(left, right)];
      for (const at of points) {
        expect(inside(left, at)).toBe(inside(a, at));
        expect(inside(both, at)).toBe(inside(a, at) && inside(b, at));
        expect(inside(rest, at)).toBe(inside(a, at) && !inside(b, at));
      }
    }),
  );
});

test("cuts may overlap, as tidy spans do once widened", () => {
  fc.assert(
    fc.property(spans, spans, fc.nat(9), fc.nat(9), (a, b, before, after) => {
      const cuts = merge(b).map(({ from, to }) => ({ from: from - before, to: to + after }));
      const rest = subtract(merge(a), cuts);
      for (const at of points) expect(inside(rest, at)).toBe(inside(a, at) && !inside(cuts, at));
    }),
  );
});

test("B26: half-open, so neighbours do not meet", () => {
  expect(intersect([{ from: 0, to: 10 }], [{ from: 10, to: 20 }])).toEqual([]);
  expect(subtract([{ from: 0, to: 10 }], [{ from: 10, to: 20 }])).toEqual([{ from: 0, to: 10 }]);
  expect(clip([{ from: 0, to: 10 }], { from: 4, to: 6 })).toEqual([{ from: 4, to: 6 }]);
  expect(merge([{ from: 5, to: 5 }])).toEqual([]);
});
