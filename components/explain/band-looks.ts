import type { CSSProperties } from "react";
import type { BandPiece } from "#lib/availability/explain-day.ts";

/** How stretches of a band look: colour, and a shape or hatching of their own for those who cannot tell colours apart. */
export type BandLook = "open" | "closed" | "booking" | "hold" | "buffer" | "block" | "time_off";

const stripes = (angle: number, colour: string, line: number, gap: number): CSSProperties => ({
  backgroundImage: `repeating-linear-gradient(${angle}deg, var(${colour}) 0 ${line}px, transparent ${line}px ${line + gap}px)`,
});

export const bandLooks: Record<BandLook, { className: string; style?: CSSProperties }> = {
  open: { className: "border border-hairline bg-surface" },
  closed: { className: "bg-sunken" },
  booking: { className: "rounded-sm border border-accent-text bg-accent/30" },
  hold: { className: "rounded-sm border-2 border-caution border-dashed bg-caution-wash" },
  buffer: {
    className: "rounded-sm border border-accent-text/50 bg-surface",
    style: stripes(135, "--accent-text", 1, 4),
  },
  block: { className: "rounded-sm border border-muted bg-hairline", style: stripes(90, "--muted", 1, 5) },
  time_off: {
    className: "rounded-sm border border-outline bg-sunken",
    style: stripes(45, "--outline", 1, 6),
  },
};

export const lookOf = ({ kind }: Pick<BandPiece, "kind">): BandLook =>
  kind === "session" ? "booking" : kind === "calendar" || kind === "busy" ? "block" : kind;
