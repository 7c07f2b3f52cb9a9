import type { WallSpan, WeeklySpan } from "./rules.ts";

/** Arithmetic on wall hours, for screens and schemas alike. */

/** Indexes of spans that begin before the one before them has ended. */
export function overlapping(spans: readonly WallSpan[]): number[] {
  const sorted = [...spans.entries()].sort(([, a], [, b]) => a.from - b.from);
  return sorted.flatMap(([index, span], at) => {
    const before = sorted[at - 1];
    return before && before[1].to > span.from ? [index] : [];
  });
}

interface Dates {
  from: string;
  to: string;
}

/** The first of the periods before the one at `at` that has a day in common with it. Dates, both included. */
export function firstOverlap<T extends Dates>(periods: readonly T[], at: number): T | undefined {
  const one = periods[at];
  return one && periods.slice(0, at).find(({ from, to }) => from <= one.to && one.from <= to);
}

/** One opening a weekday, from when the first of several weeks begins to when the last ends: it binds none of them. */
export function hullOf(weeks: readonly (readonly WeeklySpan[])[]): WeeklySpan[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const spans = weeks.flat().filter((span) => span.weekday === weekday);
    if (spans.length === 0) return [];
    const from = Math.min(...spans.map((span) => span.from));
    return [{ weekday, from, to: Math.min(Math.max(...spans.map(({ to }) => to)), from + 1440) }];
  });
}

/** Minutes a week. */
export const minutesOf = (weekly: readonly WallSpan[]): number =>
  weekly.reduce((sum, { from, to }) => sum + to - from, 0);
