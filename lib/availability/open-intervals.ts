import { DAY_MINUTES, dateOf, weekdayOf } from "#lib/time/civil.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { instantsOfWall } from "#lib/time/offsets.ts";
import { clip, merge } from "./intervals.ts";
import type { ScheduleRules, Span, WallSpan } from "./rules.ts";

/**
 * When a schedule is open, as instants. A wall span is open at every instant whose clock reading lies in it, and at
 * no other. That one rule settles clock changes: what falls into a gap is not there; a fold is open on
 * both its sides; an end inside a fold closes both times the clock shows it; a night shift that contains the
 * change stays in one piece and lasts the hours that really pass (cases Z1, Z2, Z15).
 */

/** A shift begins on its own day and ends at most two days later (`to` ≤ 2880). */
const LONGEST_SHIFT_DAYS = 2;

/** Days remembered per schedule; more than a year ahead is rarely asked for. */
const REMEMBERED = 1500;

const openByDay = new WeakMap<ScheduleRules, Map<number, readonly Span[]>>();

const hoursOf = (schedule: ScheduleRules, day: number): readonly WallSpan[] =>
  schedule.exceptions.get(dateOf(day)) ?? schedule.weekly.filter(({ weekday }) => weekday === weekdayOf(day));

/** The open spans of the shifts that begin on a local day. */
function openOnDay(schedule: ScheduleRules, day: number): readonly Span[] {
  let days = openByDay.get(schedule);
  if (!days) {
    days = new Map();
    openByDay.set(schedule, days);
  }
  const known = days.get(day);
  if (known) return known;
  const midnight = day * DAY_MINUTES;
  const open = merge(
    hoursOf(schedule, day).flatMap(({ from, to }) =>
      instantsOfWall(schedule.zone, midnight + from, midnight + to),
    ),
  );
  if (days.size >= REMEMBERED) days.clear();
  days.set(day, open);
  return open;
}

/** Tidy open spans, uncut: all that touch the window, and perhaps some beside it. */
export function openAround(schedule: ScheduleRules, window: Span): readonly Span[] {
  const first = localDayAt(window.from, schedule.zone) - LONGEST_SHIFT_DAYS;
  const last = localDayAt(window.to, schedule.zone) + 1;
  const open: Span[] = [];
  for (let day = first; day <= last; day++) for (const span of openOnDay(schedule, day)) open.push(span);
  return merge(open);
}

/** Tidy open spans inside a window. */
export const openSpans = (schedule: ScheduleRules, window: Span): Span[] =>
  clip(openAround(schedule, window), window);
