import { DAY_MINUTES, dateOf } from "./civil.ts";
import { FIRST_MINUTE, LAST_MINUTE, offsetAt } from "./offsets.ts";
import { Temporal } from "./temporal.ts";

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * An RFC 3339 instant as epoch milliseconds. Null without an offset, for days and hours that do not exist
 * (30 February, 24:00, leap seconds), for lax spellings, and outside 1970–2199 (cases Z13, Z16).
 */
export function parseInstant(text: string): number | null {
  if (text.length > 40 || !rfc3339.test(text)) return null;
  try {
    const ms = Temporal.Instant.from(text.toUpperCase()).epochMilliseconds;
    return ms >= FIRST_MINUTE * 60000 && ms < LAST_MINUTE * 60000 ? ms : null;
  } catch {
    return null;
  }
}

/** Like `parseInstant`, in minutes; null also when it is not on a whole minute. */
export function parseMinute(text: string): number | null {
  const ms = parseInstant(text);
  return ms !== null && ms % 60000 === 0 ? ms / 60000 : null;
}

const two = (value: number) => String(value).padStart(2, "0");

/** "+05:45" for 345, "-03:30" for -210. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** "HH:MM:00" of every minute of a day: a month of slots is written in microseconds with it. */
const clockTexts = Array.from(
  { length: DAY_MINUTES },
  (_, i) => `${two(Math.floor(i / 60))}:${two(i % 60)}:00`,
);

let lastDay = { day: 0, text: dateOf(0) };

/** RFC 3339 with the zone's offset at that instant: "2026-12-01T09:00:00-05:00" (contract: instants). */
export function formatOffsetDateTime(minute: number, zone: string): string {
  const offset = offsetAt(zone, minute);
  const wall = minute + offset;
  const day = Math.floor(wall / DAY_MINUTES);
  if (day !== lastDay.day) lastDay = { day, text: dateOf(day) };
  return `${lastDay.text}T${clockTexts[wall - day * DAY_MINUTES]}${offsetText(offset)}`;
}

/** RFC 3339 in UTC: "2026-12-01T14:00:00Z". */
export const formatUtc = (minute: number): string => `${formatOffsetDateTime(minute, "UTC").slice(0, 19)}Z`;

/** The wall time of an instant: its date and "HH:MM", as stored beside a booking (design 4.3). */
export function wallTimeAt(minute: number, zone: string): { date: string; time: string; offset: string } {
  const text = formatOffsetDateTime(minute, zone);
  return { date: text.slice(0, 10), time: text.slice(11, 16), offset: text.slice(19) };
}

/** The minute that has begun: for the ends of what is over. */
export const minuteFloor = (at: Date): number => Math.floor(at.getTime() / 60000);

/** The first whole minute not before `at`: what `now` must be for "not in the past" to hold to the second. */
export const minuteCeil = (at: Date): number => Math.ceil(at.getTime() / 60000);

/** For the Prisma and vendor edges. */
export const minuteToDate = (minute: number): Date => new Date(minute * 60000);

/** For the Prisma edge: throws when the column holds a part of a minute, which no booking has. */
export function dateToMinute(date: Date): number {
  const ms = date.getTime();
  if (ms % 60000 !== 0) throw new RangeError(`Not a whole minute: ${date.toISOString()}`);
  return ms / 60000;
}
