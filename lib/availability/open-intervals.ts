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

/** Weeks remembered per schedule; more than a year ahead is rarely asked for. */
const REMEMBERED = 220;

/** Hours are worked out once, a week at a time: as small as a day's question needs, and a year has only 53. */
const openByWeek = new WeakMap<ScheduleRules, Map<number, readonly Span[]>>();

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
function openOnDay(schedule: ScheduleRules, day: number): Span[] {
  const midnight = day * DAY_MINUTES;
  const { zone, spans } = hoursOn(schedule, day);
  return spans.flatMap(({ from, to }) => instantsOfWall(zone, midnight + from, midnight + to));
}

/** The open spans of the shifts that begin in a week, counted from 1 January 1970; tidy. */
function openInWeek(schedule: ScheduleRules, week: number): readonly Span[] {
  let weeks = openByWeek.get(schedule);
  if (!weeks) {
    weeks = new Map();
    openByWeek.set(schedule, weeks);
  }
  const known = weeks.get(week);
  if (known) return known;
  const days = Array.from({ length: 7 }, (_, i) => week * 7 + i);
  const open = merge(days.flatMap((day) => openOnDay(schedule, day)));
  if (weeks.size >= REMEMBERED) weeks.clear();
  weeks.set(week, open);
  return open;
}

/** Zones differ by less than 27 hours: in a period's zone it may be a day or two earlier or later. */
const ZONE_DAYS = 2;

/** Longer than any local day, so that the opening that a start is counted from is there. */
const MARGIN = 2 * DAY_MINUTES;

/** Tidy open spans: all that touch the window and two days around it. What is open for weeks may be cut beyond that. */
export function openAround(schedule: ScheduleRules, window: Span): readonly Span[] {
  const from = window.from - MARGIN;
  const to = window.to + MARGIN;
  const more = schedule.periods.length > 0 ? ZONE_DAYS : 0;
  const first = localDayAt(from, schedule.zone) - LONGEST_SHIFT_DAYS - more;
  const last = localDayAt(to, schedule.zone) + more;
  const open: Span[] = [];
  for (let week = Math.floor(first / 7); week * 7 <= last; week++)
    for (const span of openInWeek(schedule, week)) if (span.from <= to && span.to >= from) open.push(span);
  return merge(open);
}

/** Tidy open spans inside a window. */
export const openSpans = (schedule: ScheduleRules, window: Span): Span[] =>
  clip(openAround(schedule, window), window);
