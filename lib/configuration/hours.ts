import type { WallSpan, WeeklySpan } from "#lib/availability/rules.ts";

export const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type DayName = (typeof dayNames)[number];

/** "HH:MM" of a document. */
export interface ClockSpan {
  from: string;
  to: string;
}

export interface WeeklyHours extends ClockSpan {
  days: DayName[];
}

/** Minute of the day of "09:30"; 1440 for "24:00"; null for what is no time. */
export function clockToMinute(text: string): number | null {
  const found = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!found) return null;
  const minute = Number(found[1]) * 60 + Number(found[2]);
  return minute <= 1440 ? minute : null;
}

const two = (value: number) => String(value).padStart(2, "0");

/** "09:30" of a wall minute; past midnight it is the next day's clock, midnight itself is "24:00". */
const minuteToClock = (minute: number): string => {
  const ofDay = minute > 1440 ? minute - 1440 : minute;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
};

/** An end before its start lies on the next day. @throws RangeError for what the schema has not seen. */
export function toWallSpan({ from, to }: ClockSpan): WallSpan {
  const [start, end] = [clockToMinute(from), clockToMinute(to)];
  if (start === null || end === null) throw new RangeError(`Not a span of a day: ${from}–${to}`);
  return { from: start, to: end <= start ? end + 1440 : end };
}

export const toClockSpan = ({ from, to }: WallSpan): ClockSpan => ({
  from: minuteToClock(from),
  to: minuteToClock(to),
});

/** One span per weekday, Monday first, each once. */
export const toWeeklySpans = (weekly: readonly (ClockSpan & { days: readonly DayName[] })[]): WeeklySpan[] =>
  dayNames.flatMap((day, i) => {
    const spans = weekly.filter(({ days }) => days.includes(day)).map(toWallSpan);
    const once = spans.filter(
      (span, at) => spans.findIndex((other) => other.from === span.from && other.to === span.to) === at,
    );
    return once.sort((a, b) => a.from - b.from || a.to - b.to).map((span) => ({ weekday: i + 1, ...span }));
  });

/** Days with the same hours together, in one way only: what is read back is what a second writing would say. */
export function toWeeklyHours(weekly: readonly WeeklySpan[]): WeeklyHours[] {
  const groups = new Map<string, WeeklyHours>();
  for (const { weekday, ...span } of weekly.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from)) {
    const day = dayNames[weekday - 1];
    if (!day) continue;
    const key = `${span.from}-${span.to}`;
    const group = groups.get(key) ?? { days: [], ...toClockSpan(span) };
    if (!group.days.includes(day)) group.days.push(day);
    groups.set(key, group);
  }
  return [...groups.values()];
}
