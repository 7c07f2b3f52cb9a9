import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlapping } from "#lib/availability/hours.ts";
import type { WallSpan } from "#lib/availability/rules.ts";
import { drawn, moved, resized } from "./strip.ts";

const day: WallSpan[] = [
  { from: 540, to: 720 },
  { from: 780, to: 1020 },
];

describe("an opening on the strip", () => {
  test("moves in quarters, up to its neighbours and the ends of the day", () => {
    expect(moved(day, 0, 493)[0]).toEqual({ from: 495, to: 675 });
    expect(moved(day, 0, 700)[0]).toEqual({ from: 600, to: 780 });
    expect(moved(day, 0, -60)[0]).toEqual({ from: 0, to: 180 });
    expect(moved(day, 1, 2000)[1]).toEqual({ from: 1425, to: 1665 });
  });

  test("stretches past midnight, and keeps a quarter at least", () => {
    expect(resized(day, 1, "to", 1563)[1]).toEqual({ from: 780, to: 1560 });
    expect(resized(day, 0, "to", 900)[0]).toEqual({ from: 540, to: 780 });
    expect(resized(day, 0, "to", 0)[0]).toEqual({ from: 540, to: 555 });
    expect(resized(day, 1, "from", 0)[1]).toEqual({ from: 720, to: 1020 });
    expect(resized(day, 1, "from", 2000)[1]).toEqual({ from: 1005, to: 1020 });
  });

  test("is drawn either way, into free time only", () => {
    expect(drawn(day, 1110, 1190)?.[2]).toEqual({ from: 1110, to: 1185 });
    expect(drawn(day, 480, 360)?.[2]).toEqual({ from: 360, to: 480 });
    expect(drawn(day, 1110, 1112)).toBeNull();
    expect(drawn(day, 600, 700)).toBeNull();
  });

  const minute = fc.integer({ min: -300, max: 3000 });
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("move" as const), at: fc.nat(3), minute }),
      fc.record({ kind: fc.constantFrom("from" as const, "to" as const), at: fc.nat(3), minute }),
      fc.record({ kind: fc.constant("draw" as const), at: fc.nat(1439), minute }),
    ),
    { maxLength: 30 },
  );

  test("whatever is done to it, openings stay apart, on quarters, and what the server takes", () => {
    fc.assert(
      fc.property(steps, (list) => {
        let spans = day;
        for (const { kind, at, minute: to } of list)
          spans =
            kind === "move"
              ? moved(spans, at, to)
              : kind === "draw"
                ? (drawn(spans, at, to) ?? spans)
                : resized(spans, at, kind, to);
        expect(overlapping(spans)).toEqual([]);
        for (const { from, to } of spans) {
          expect(from % 15 === 0 && to % 15 === 0).toBe(true);
          expect(from >= 0 && from < 1440 && to > from && to - from <= 1440).toBe(true);
        }
      }),
    );
  });
});
