import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blend, contrast, fromOklch, isHexColour, toOklch } from "./colour.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  test("known pairs of WCAG", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  test("is the same both ways and never below 1", () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a));
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

test("OKLCH and back is the same colour, give or take one step of a channel", () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const back = fromOklch(toOklch(colour));
      for (const at of [1, 3, 5]) {
        const difference =
          Number.parseInt(back.slice(at, at + 2), 16) - Number.parseInt(colour.slice(at, at + 2), 16);
        expect(Math.abs(difference)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("whatever lightness is asked for, the answer is a colour", () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, angle, (l, c, h) => {
      expect(isHexColour(fromOklch({ l, c, h }))).toBe(true);
    }),
  );
});

test("blending nothing or everything gives the ground or the colour", () => {
  expect(blend("#123456", "#fedcba", 0)).toBe("#fedcba");
  expect(blend("#123456", "#fedcba", 1)).toBe("#123456");
});
