import { DAY_MINUTES, parseDate } from "#lib/time/civil.ts";
import { formatDate, formatDateTime, formatTimeRange } from "#lib/time/format.ts";
import { dateFromMinute, minuteOfDay } from "#lib/time/wall.ts";

const two = (value: number) => String(value).padStart(2, "0");

/** "2026-12-24T09:30" of an instant, as date and time fields want it. */
export function wallAt(minute: number, zone: string): string {
  const ofDay = minuteOfDay(minute, zone);
  return `${dateFromMinute(minute, zone)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** Wall minutes as if the zone were UTC; NaN while a field is half filled in. */
export const wallMinute = (wall: string): number =>
  (parseDate(wall.slice(0, 10)) ?? Number.NaN) * DAY_MINUTES +
  Number(wall.slice(11, 13)) * 60 +
  Number(wall.slice(14) || "NaN");

/** "Tue, Dec 1, 12:00 – 1:00 PM" of two wall times. */
export function wallWords(from: string, to: string, region: string): string {
  const [start, end] = [wallMinute(from), wallMinute(to)];
  return `${formatDate(start, region, "UTC", "short")}, ${formatTimeRange(start, end, region, "UTC")}`;
}

/** "12:00 – 1:00 PM"; with its dates where it goes on into another day. */
export const spanWords = (from: number, to: number, region: string, zone: string): string =>
  dateFromMinute(from, zone) === dateFromMinute(to - 1, zone)
    ? formatTimeRange(from, to, region, zone)
    : [from, to].map((minute) => formatDateTime(minute, region, zone, "short")).join(" – ");
