import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accentVariables, defaultAccent, grounds } from "./accent.ts";
import { contrast } from "./colour.ts";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

function token(name: string, theme: "light" | "dark"): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const value = match?.[theme === "light" ? 1 : 2];
  if (value === undefined) throw new Error(`app/globals.css has no colour --${name}.`);
  return value;
}

describe.each(["light", "dark"] as const)("the %s palette", (theme) => {
  const on = (ground: string) => (name: string) => contrast(token(name, theme), token(ground, theme));

  test.each(["paper", "surface", "sunken"])("text is readable on %s", (ground) => {
    for (const name of ["ink", "muted", "good", "caution", "bad", "note"])
      expect(on(ground)(name), name).toBeGreaterThanOrEqual(4.5);
  });

  test("status words are readable on their own wash", () => {
    for (const name of ["good", "caution", "bad", "note"])
      expect(on(`${name}-wash`)(name), name).toBeGreaterThanOrEqual(4.5);
  });

  test("the edge of a control can be seen (WCAG 1.4.11)", () => {
    for (const ground of ["paper", "surface"]) expect(on(ground)("outline")).toBeGreaterThanOrEqual(3);
  });

  test("accents are computed for the grounds that the page really has", () => {
    expect({ paper: token("paper", theme), surface: token("surface", theme) }).toEqual(grounds[theme]);
  });
});

test("the style sheet's own accent is what the calculation says", () => {
  for (const [name, value] of Object.entries(accentVariables(defaultAccent)))
    expect(css).toContain(`${name}: ${value};`);
});
