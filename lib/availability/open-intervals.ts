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

/** The wall hours that hold on a local day, and the zone they are read in. */
export function hoursOn(schedule: ScheduleRules, day: number): { zone: string; spans: readonly WallSpan[] } {
  const { zone, weekly } = schedule.periods.find(({ from, to }) => from <= day && day <= to) ?? schedule;
  const weekday = weekdayOf(day);
  return {
    zone,
    spans: schedule.exceptions.get(dateOf(day)) ?? weekly.filter((span) => span.weekday === weekday),
  };
}

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
  const { zone, spans } = hoursOn(schedule, day);
  const open = merge(spans.flatMap(({ from, to }) => instantsOfWall(zone, midnight + from, midnight + to)));
  if (days.size >= REMEMBERED) days.clear();
  days.set(day, open);
  return open;
}

/** Zones differ by less than 27 hours: in a period's zone it may be a day or two earlier or later. */
const ZONE_DAYS = 2;

/**
 * Tidy open spans: all that touch the window, uncut for a day before it, so that the opening that a start is counted
 * from is there. Perhaps some beside the window.
 */
export function openAround(schedule: ScheduleRules, window: Span): readonly Span[] {
  const more = schedule.periods.length > 0 ? ZONE_DAYS : 0;
  const first = localDayAt(window.from, schedule.zone) - LONGEST_SHIFT_DAYS - more;
  const last = localDayAt(window.to, schedule.zone) + 1 + more;
  const open: Span[] = [];
  for (let day = first; day <= last; day++) for (const span of openOnDay(schedule, day)) open.push(span);
  return merge(open);
}

/** Tidy open spans inside a window. */
export const openSpans = (schedule: ScheduleRules, window: Span): Span[] =>
  clip(openAround(schedule, window), window);
