import fc from "fast-check";
import { expect, test } from "vitest";
import { ascending, clip, intersect, lastBegun, merge, subtract } from "./intervals.ts";
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

test("cuts may overlap, lie in each other and reach further than themselves", () => {
  fc.assert(
    fc.property(spans, spans, fc.nat(9), fc.nat(9), (a, b, before, after) => {
      const cuts = b.filter(({ from, to }) => from < to);
      const rest = subtract(merge(a), ascending(b), { before, after });
      const reached = cuts.map(({ from, to }) => ({ from: from - before, to: to + after }));
      expectTidy(rest);
      for (const at of points) expect(inside(rest, at)).toBe(inside(a, at) && !inside(reached, at));
    }),
  );
});

test("ascending spans are what is not empty, by start, and stay the same array when they are that", () => {
  fc.assert(
    fc.property(spans, (list) => {
      const sorted = ascending(list);
      const starts = sorted.map(({ from }) => from);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
      expect(new Set(sorted)).toEqual(new Set(list.filter(({ from, to }) => from < to)));
      expect(ascending(sorted)).toBe(sorted);
    }),
  );
});

test("the last span that has begun is found", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: -2, max: 75 }), (list, at) => {
      const tidy = merge(list);
      expect(lastBegun(tidy, at)).toBe(tidy.findLastIndex(({ from }) => from <= at));
    }),
  );
});

test("B26: half-open, so neighbours do not meet", () => {
  expect(intersect([{ from: 0, to: 10 }], [{ from: 10, to: 20 }])).toEqual([]);
  expect(subtract([{ from: 0, to: 10 }], [{ from: 10, to: 20 }])).toEqual([{ from: 0, to: 10 }]);
  expect(clip([{ from: 0, to: 10 }], { from: 4, to: 6 })).toEqual([{ from: 4, to: 6 }]);
  expect(merge([{ from: 5, to: 5 }])).toEqual([]);
});
