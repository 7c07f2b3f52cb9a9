import { blend, contrast, fromOklch, isHexColour, toOklch } from "./colour.ts";

/** The grounds that text and controls stand on; `app/globals.css` says the same (accent.test.ts compares them). */
export const grounds = {
  light: { paper: "#faf9f6", surface: "#ffffff" },
  dark: { paper: "#161513", surface: "#1f1e1b" },
} as const;

/** Punctual's own colour, and that of a business that has chosen none. */
export const defaultAccent = "#2f5d50";

const [white, black] = ["#ffffff", "#000000"];
const textContrast = 4.5; // WCAG 2.2, 1.4.3
const controlContrast = 3; // WCAG 2.2, 1.4.11: a chosen day must be told from an open one
const nearlyWhiteOn = 3.4; // Reds and pinks that white all but passes on are darkened a little instead of getting black text.
const washShare = 0.1;
const step = 0.004;

export interface AccentColours {
  /** Fill of the main button and of what is chosen. */
  accent: string;
  /** Text and icons on that fill: white where it passes AA, else black. */
  ink: string;
  /** Links and marks in the business's colour on paper, surface or wash. */
  text: string;
  /** Faint ground for what is selected or hinted at. */
  wash: string;
}

export interface AccentTheme {
  light: AccentColours;
  dark: AccentColours;
}

/** One hex colour of a business, corrected for both themes. Anything that is no `#rrggbb` becomes the default accent. */
export function accentTheme(chosen: string | null | undefined): AccentTheme {
  const colour =
    chosen !== null && chosen !== undefined && isHexColour(chosen) ? chosen.toLowerCase() : defaultAccent;
  return { light: coloursOn(grounds.light, colour), dark: coloursOn(grounds.dark, colour) };
}

function coloursOn(ground: { paper: string; surface: string }, colour: string): AccentColours {
  const stands = (hex: string, ratio: number, ...others: string[]) =>
    [ground.paper, ground.surface, ...others].every((other) => contrast(hex, other) >= ratio);
  const wantsWhite = contrast(colour, white) >= nearlyWhiteOn;
  const carriesInk = (hex: string) => !wantsWhite || contrast(hex, white) >= textContrast;
  const accent = nearest(colour, (hex) => stands(hex, controlContrast) && carriesInk(hex));
  const wash = blend(accent, ground.surface, washShare);
  const ink = contrast(accent, white) >= textContrast ? white : black;
  return { accent, ink, wash, text: nearest(accent, (hex) => stands(hex, textContrast, wash)) };
}

/** The colour itself when it passes, else the nearest lightness of the same hue that does. */
function nearest(colour: string, passes: (hex: string) => boolean): string {
  if (passes(colour)) return colour;
  const start = toOklch(colour);
  for (let distance = step; distance <= 1; distance += step) {
    for (const l of [start.l - distance, start.l + distance]) {
      const candidate = fromOklch({ ...start, l: Math.min(1, Math.max(0, l)) });
      if (passes(candidate)) return candidate;
    }
  }
  throw new Error(`No lightness of ${colour} is readable here.`);
}

/** Custom properties for an element with class `accent-scope` (or the root); `app/globals.css` picks the theme's half. */
export function accentVariables(chosen: string | null | undefined): Record<`--${string}`, string> {
  const { light, dark } = accentTheme(chosen);
  return {
    "--accent-light": light.accent,
    "--accent-ink-light": light.ink,
    "--accent-text-light": light.text,
    "--accent-wash-light": light.wash,
    "--accent-dark": dark.accent,
    "--accent-ink-dark": dark.ink,
    "--accent-text-dark": dark.text,
    "--accent-wash-dark": dark.wash,
  };
}

/** The same as a style sheet for the whole page. Safe to print: every value was computed here. */
export function accentCss(chosen: string | null | undefined): string {
  const rules = Object.entries(accentVariables(chosen)).map(([name, value]) => `${name}:${value}`);
  return `html:root{${rules.join(";")}}`;
}
