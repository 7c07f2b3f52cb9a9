import { DAY_MINUTES, dateOf, dayNumberOf } from "./civil.ts";
import { zoneSpellings } from "./zone.ts";

/**
 * Wall clocks for the browser: the same answers as offsets.ts, from Intl instead of Temporal, because the
 * polyfill would cost the public page 20 KB. Only instants to wall time: the page never needs the way back.
 */

/** Offsets are asked of Intl at these distances; where both ends agree, so does everything between. */
const STRIDE = 6 * 60;
const REMEMBERED = 4000;

interface Clock {
  format: Intl.DateTimeFormat;
  edges: Map<number, number>;
}

const clocks = new Map<string, Clock>();
const spelling = new Map<string, string>();

/** The name of a zone that this engine understands: an old browser may know only Europe/Kiev. */
export function engineZone(zone: string): string {
  const known = spelling.get(zone);
  if (known !== undefined) return known;
  for (const name of zoneSpellings(zone)) {
    try {
      new Intl.DateTimeFormat("en-US", { timeZone: name });
      spelling.set(zone, name);
      return name;
    } catch {
      // Not this spelling; the last one failing is reported below.
    }
  }
  throw new RangeError(`Unknown time zone: ${zone}`);
}

function clockOf(zone: string): Clock {
  let clock = clocks.get(zone);
  if (!clock) {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: engineZone(zone),
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    clock = { format, edges: new Map() };
    clocks.set(zone, clock);
  }
  return clock;
}

function measure(clock: Clock, minute: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clock.format.formatToParts(minute * 60000)) part[type] = Number(value);
  const day = dayNumberOf(part.year ?? 1970, part.month ?? 1, part.day ?? 1);
  return day * DAY_MINUTES + (part.hour ?? 0) * 60 + (part.minute ?? 0) - minute;
}

function edge(clock: Clock, index: number): number {
  const known = clock.edges.get(index);
  if (known !== undefined) return known;
  const offset = measure(clock, index * STRIDE);
  if (clock.edges.size >= REMEMBERED) clock.edges.clear();
  clock.edges.set(index, offset);
  return offset;
}

/** Minutes east of UTC in a zone at an instant. */
export function clockOffset(minute: number, zone: string): number {
  const clock = clockOf(zone);
  const index = Math.floor(minute / STRIDE);
  const before = edge(clock, index);
  return before === edge(clock, index + 1) ? before : measure(clock, minute);
}

/** The `YYYY-MM-DD` on the calendars of a zone at an instant. */
export const dateFromMinute = (minute: number, zone: string): string =>
  dateOf(Math.floor((minute + clockOffset(minute, zone)) / DAY_MINUTES));

/** Minute of the local day, 0–1439. */
export function minuteOfDay(minute: number, zone: string): number {
  const wall = minute + clockOffset(minute, zone);
  return wall - Math.floor(wall / DAY_MINUTES) * DAY_MINUTES;
}

/** Whether clocks show this wall time twice (a fold, cases Z2): its label must then say the offset. */
export function isRepeated(minute: number, zone: string): boolean {
  const offset = clockOffset(minute, zone);
  return [clockOffset(minute - STRIDE, zone), clockOffset(minute + STRIDE, zone)].some((other) => {
    const twin = minute + offset - other;
    return other !== offset && clockOffset(twin, zone) === other;
  });
}
