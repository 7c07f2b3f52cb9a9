import type { Minute, Span, WallSpan } from "#lib/availability/rules.ts";
import { isoWeekday } from "#lib/time/civil.ts";
import { localDateAt, minuteOfDayAt, spanOfDates } from "#lib/time/local-day.ts";

/** Which times somebody waits for. Days and times are wall time in the service's zone. */
export interface Wish {
  /** `YYYY-MM-DD`, both included. */
  fromDate: string;
  toDate: string;
  /** ISO weekdays; none stands for all of them. */
  weekdays: readonly number[];
  /** In which a start may lie; none stands for all day. */
  times: readonly WallSpan[];
  /** Null: with whoever is free. */
  staffId: string | null;
  party: number;
  /** One of the service's lengths; null: its usual one. */
  durationMinutes: number | null;
}

/** Whether a start is one of those that are wished for, as clocks and calendars of the place show it. */
export function fits(wish: Wish, start: Minute, zone: string): boolean {
  const date = localDateAt(start, zone);
  if (date < wish.fromDate || date > wish.toDate) return false;
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(isoWeekday(date))) return false;
  const minute = minuteOfDayAt(start, zone);
  return wish.times.length === 0 || wish.times.some(({ from, to }) => minute >= from && minute < to);
}

/** The instants of the wished days that are still to come; null where none are. */
export function windowOf({ fromDate, toDate }: Wish, zone: string, now: Minute): Span | null {
  const days = spanOfDates(fromDate, toDate, zone);
  return days && days.to > now ? { from: Math.max(days.from, now), to: days.to } : null;
}
