import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accentCss, accentTheme, defaultAccent, grounds } from "./accent.ts";
import { contrast } from "./colour.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
const themes = ["light", "dark"] as const;

describe("any colour a business can choose", () => {
  test("carries readable text and stands out from the ground, in both themes (WCAG AA)", () => {
    fc.assert(
      fc.property(hex, (chosen) => {
        for (const theme of themes) {
          const { accent, ink, text, wash } = accentTheme(chosen)[theme];
          const { paper, surface } = grounds[theme];
          expect(contrast(ink, accent)).toBeGreaterThanOrEqual(4.5);
          for (const ground of [paper, surface]) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(3);
          for (const ground of [paper, surface, wash])
            expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("stays untouched where it already passes", () => {
    expect(accentTheme("#1D4ED8").light.accent).toBe("#1d4ed8");
  });

  test("computing twice changes nothing more", () => {
    fc.assert(
      fc.property(hex, (chosen) => {
        for (const theme of themes) {
          const once = accentTheme(chosen)[theme].accent;
          expect(accentTheme(once)[theme].accent).toBe(once);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("what is no colour becomes the default and never reaches the style sheet", () => {
  for (const nonsense of ["", "red", "#fff", "#12345g", "#123456;}body{display:none", null, undefined]) {
    expect(accentTheme(nonsense)).toEqual(accentTheme(defaultAccent));
    expect(accentCss(nonsense)).toMatch(/^html:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}$/);
  }
});
