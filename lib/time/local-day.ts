import { DAY_MINUTES, dateOf, dayOf } from "./civil.ts";
import { instantsOfWall, offsetAt, wallToMinutes } from "./offsets.ts";

/** Day number of the local date an instant falls on. */
export const localDayAt = (minute: number, zone: string): number =>
  Math.floor((minute + offsetAt(zone, minute)) / DAY_MINUTES);

/** `YYYY-MM-DD` on the calendars of a zone at an instant. */
export const localDateAt = (minute: number, zone: string): string => dateOf(localDayAt(minute, zone));

/** Minute of the local day, 0–1439, as clocks show it. */
export const minuteOfDayAt = (minute: number, zone: string): number => {
  const wall = minute + offsetAt(zone, minute);
  return wall - Math.floor(wall / DAY_MINUTES) * DAY_MINUTES;
};

/**
 * The instants of a local day, ascending and disjoint: one span as a rule, none for Apia's 30 December 2011,
 * two where clocks fell back over midnight (St. John's until 2011).
 */
export const localDaySpans = (date: string, zone: string): { from: number; to: number }[] => {
  const wall = dayOf(date) * DAY_MINUTES;
  return instantsOfWall(zone, wall, wall + DAY_MINUTES);
};

/** The first instant of a local day: 01:00 where midnight is in a gap (cases Z5); null if the day is missing. */
export const startOfDay = (date: string, zone: string): number | null =>
  localDaySpans(date, zone)[0]?.from ?? null;

/** Minutes a local day lasts: 1440, but 1320–1500 around clock changes, 0 for a missing day. */
export const dayLength = (date: string, zone: string): number =>
  localDaySpans(date, zone).reduce((sum, span) => sum + span.to - span.from, 0);

/**
 * The instants that cover the local dates `from` to `to`, both included, in a zone: what the API's `from` and `to`
 * mean (contract 1). Null when no such day exists.
 */
export function spanOfDates(from: string, to: string, zone: string): { from: number; to: number } | null {
  const wall = dayOf(from) * DAY_MINUTES;
  const spans = instantsOfWall(zone, wall, (dayOf(to) + 1) * DAY_MINUTES);
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

/** The instants of a wall time ("09:30" as minute 570 of a date): none in a gap, two in a fold. */
export const instantsAt = (date: string, minuteOfDay: number, zone: string): number[] =>
  wallToMinutes(zone, dayOf(date) * DAY_MINUTES + minuteOfDay);

/** Whether an instant's wall time happens twice on that day, so that its offset must be said (cases Z2). */
export const isFoldAt = (minute: number, zone: string): boolean =>
  wallToMinutes(zone, minute + offsetAt(zone, minute)).length > 1;

/** "2026-12-24T09:30" as wall minutes, counted as if the zone were UTC. @throws RangeError for another shape */
export const wallMinuteOf = (wall: string): number =>
  dayOf(wall.slice(0, 10)) * DAY_MINUTES + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/**
 * The instants from one wall time to another, the end not included, as one span; what a fold repeats is in it whole.
 * Null when the clocks skip all of it.
 */
export function spanOfWall(from: string, to: string, zone: string): { from: number; to: number } | null {
  const spans = instantsOfWall(zone, wallMinuteOf(from), wallMinuteOf(to));
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}
