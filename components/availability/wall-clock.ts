import type { WallSpan } from "#lib/availability/rules.ts";

const two = (value: number) => String(value).padStart(2, "0");

/** "09:30" as a time field wants it; 24:00 and what lies past midnight show the clock of the next day. */
export const clockOf = (minute: number): string =>
  `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;

/** Minute of the day of "09:30". */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** A span from two clock readings: an end that is not after the start lies on the next day; midnight is 24:00. */
export const spanOf = (from: number, to: number): WallSpan => ({
  from: from % 1440,
  to: to % 1440 > from % 1440 ? to % 1440 : (to % 1440) + 1440,
});

/** What to offer next to spans that are there: an hour after the last, or nine to five. */
export function nextSpan(spans: readonly WallSpan[]): WallSpan {
  const last = Math.max(0, ...spans.map(({ to }) => to));
  if (spans.length === 0 || last >= 1380) return { from: 540, to: 1020 };
  const from = Math.min(last + 60, 1380);
  return { from, to: Math.min(from + 180, 1440) };
}
