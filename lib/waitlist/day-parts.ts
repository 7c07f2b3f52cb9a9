import type { WallSpan } from "#lib/availability/rules.ts";

/** The parts of a day that people name, as spans of the wall day. The same borders as on the booking page. */
export const dayParts = {
  morning: { from: 5 * 60, to: 12 * 60 },
  afternoon: { from: 12 * 60, to: 17 * 60 },
  evening: { from: 17 * 60, to: 24 * 60 },
} as const satisfies Record<string, WallSpan>;

export type DayPart = keyof typeof dayParts;

export const dayPartNames = Object.keys(dayParts).filter((name): name is DayPart => name in dayParts);

export const dayPartOf = ({ from, to }: WallSpan): DayPart | undefined =>
  dayPartNames.find((name) => dayParts[name].from === from && dayParts[name].to === to);
