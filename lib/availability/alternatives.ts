import type { Minute, Slot } from "./rules.ts";

/** Up to `count` slots nearest to a start by elapsed time, nearest first, the earlier of equals first. */
export const nearest = (slots: readonly Slot[], from: Minute, count: number): Slot[] =>
  slots
    .filter((slot) => slot.from !== from)
    .sort((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from) || a.from - b.from)
    .slice(0, count);
