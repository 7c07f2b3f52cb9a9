import type { Translator } from "#lib/i18n/translator.ts";
import { DAY_MINUTES, parseDate } from "#lib/time/civil.ts";
import { formatDate, formatDateTime, formatDaySpan } from "#lib/time/format.ts";
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

interface Reader {
  t: Translator<"bookings">;
  region: string;
}

/** "Tue, Dec 1, 12:00 – 1:00 PM" of two wall times. */
export function wallWords(from: string, to: string, reader: Reader): string {
  const [start, end] = [wallMinute(from), wallMinute(to)];
  return `${formatDate(start, reader.region, "UTC", "short")}, ${spanWords(start, end, { ...reader, zone: "UTC" })}`;
}

/** "12:00 – 1:00 PM", "All day"; with its dates where it goes on into another day. */
export const spanWords = (
  from: number,
  to: number,
  { t, region, zone }: Reader & { zone: string },
): string =>
  dateFromMinute(from, zone) === dateFromMinute(to - 1, zone)
    ? formatDaySpan(from, to, region, zone, {
        allDay: t("span.allDay"),
        toMidnight: (time) => t("span.toMidnight", { from: time }),
      })
    : [from, to].map((minute) => formatDateTime(minute, region, zone, "short")).join(" – ");
