import { dayOf, weekdayOf } from "#lib/time/civil.ts";
import type { WallSpan, WeeklySpan } from "./rules.ts";

/** What a year's calendar says of each day of a schedule. Dates are YYYY-MM-DD. */

interface Said {
  weekly: readonly WeeklySpan[];
  periods: readonly { from: string; to: string; weekly: readonly WeeklySpan[] }[];
  days: readonly { date: string; spans: readonly WallSpan[]; reason: string }[];
}

export interface CalendarDay {
  /** usual: as in the week. closed, other hours, or extra: open where the week is closed. */
  kind: "usual" | "closed" | "other" | "extra";
  /** When it is open; empty for closed. */
  spans: readonly WallSpan[];
  /** What it would be without being special. */
  usual: readonly WallSpan[];
  reason: string;
  /** Whether other hours hold for a while. */
  inPeriod: boolean;
}

/** A day as the slot engine would read it (open-intervals.ts), with what makes it special. */
export function calendarDay({ weekly, periods, days }: Said, date: string): CalendarDay {
  const period = periods.find(({ from, to }) => from <= date && date <= to);
  const weekday = weekdayOf(dayOf(date));
  const usual = (period?.weekly ?? weekly)
    .filter((span) => span.weekday === weekday)
    .map(({ from, to }) => ({ from, to }));
  const said = days.find((day) => day.date === date);
  const inPeriod = period !== undefined;
  if (!said) return { kind: "usual", spans: usual, usual, reason: "", inPeriod };
  const kind = said.spans.length === 0 ? "closed" : usual.length === 0 ? "extra" : "other";
  return { kind, spans: said.spans, usual, reason: said.reason, inPeriod };
}
