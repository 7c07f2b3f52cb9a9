import { type AccentTheme, grounds } from "#lib/theme/accent.ts";

/** Mail programs know no custom properties: the same paper and ink as app/globals.css, written out. */
export const light = {
  ...grounds.light,
  ink: "#1c1a17",
  muted: "#625d55",
  hairline: "#e5e1da",
} as const;

const dark = { ...grounds.dark, ink: "#f2efe9", muted: "#aea79b", hairline: "#35322d" } as const;

export const fontFamily = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Tabular numerals for every time and amount; long words never widen a phone's page. */
export const prose = {
  fontFamily,
  fontSize: "16px",
  lineHeight: "24px",
  margin: "0",
  color: light.ink,
  fontVariantNumeric: "tabular-nums",
  overflowWrap: "anywhere",
} as const;

/** Programs that know dark mode swap the inline colours for these; the others keep paper. */
export const darkStyles = (accent: AccentTheme): string => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .m-surface { padding: 24px 20px !important; } .m-button { display: block !important; } }
@media (prefers-color-scheme: dark) {
  .m-paper, .m-paper > table > tbody > tr > td { background-color: ${dark.paper} !important; }
  .m-surface { background-color: ${dark.surface} !important; border-color: ${dark.hairline} !important; }
  .m-ink { color: ${dark.ink} !important; }
  .m-muted { color: ${dark.muted} !important; }
  .m-row { border-color: ${dark.hairline} !important; }
  .m-button { background-color: ${accent.dark.accent} !important; color: ${accent.dark.ink} !important; }
  .m-link { color: ${accent.dark.text} !important; }
  .m-bar { background-color: ${accent.dark.accent} !important; }
}`;
