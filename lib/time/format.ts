import { addDays, DAY_MINUTES, dayOf, daysBetween } from "./civil.ts";
import { clockOffset, dateFromMinute, engineZone, isRepeated } from "./wall.ts";
import { zoneCity } from "./zone.ts";

/**
 * The only place that turns time into words (design 4.3). Locale and zone are always arguments; the hour
 * cycle is the locale's. Runs alike in browser and server: the narrow and thin spaces that some versions of
 * the locale data put into times become plain ones, or the first paint would differ from the second.
 */

const styles = {
  time: { hour: "numeric", minute: "2-digit" },
  timeOffset: { hour: "numeric", minute: "2-digit", timeZoneName: "shortOffset" },
  offset: { timeZoneName: "shortOffset" },
  /** Tue, Dec 1 */
  short: { weekday: "short", day: "numeric", month: "short" },
  /** Tuesday, December 1 */
  medium: { weekday: "long", day: "numeric", month: "long" },
  /** Tuesday, December 1, 2026 */
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Tue, Dec 1, 2026 */
  dated: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  datedTime: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  },
  shortTime: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  longTime: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  },
  /** Dec 1, 2026 */
  plain: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  day: { day: "numeric" },
  weekdayLong: { weekday: "long" },
  weekdayShort: { weekday: "short" },
  weekdayNarrow: { weekday: "narrow" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;
export type DateStyle = "short" | "medium" | "dated" | "long";

const formats = new Map<string, Intl.DateTimeFormat>();

/** "09:00" where the locale writes it so, "9:00" where not; asking for "numeric" alone forgets the zero. */
function hourWidth(locale: string): "numeric" | "2-digit" {
  const nine = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  const hour = nine.formatToParts(9 * 3_600_000).find((part) => part.type === "hour");
  return hour?.value.length === 2 ? "2-digit" : "numeric";
}

function format(style: Style, locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${zone}`;
  let found = formats.get(key);
  if (!found) {
    // Month grids are Gregorian, so their titles must be too, whatever calendar fa or ar-SA would choose.
    const options: Intl.DateTimeFormatOptions = styles[style];
    found = new Intl.DateTimeFormat(locale, {
      ...options,
      ...(options.hour ? { hour: hourWidth(locale) } : {}),
      calendar: "gregory",
      timeZone: engineZone(zone),
    });
    formats.set(key, found);
  }
  return found;
}

const plain = (text: string) => text.replace(/[\u2009\u202f]/g, " ");

const written = (style: Style, minute: number, locale: string, zone: string) =>
  plain(format(style, locale, zone).format(minute * 60000));

const noonOf = (date: string) => dayOf(date) * DAY_MINUTES + 720;

/** "9:00 AM"; a wall time that happens twice says which: "1:30 AM GMT+1" (cases Z2). */
export const formatTime = (minute: number, locale: string, zone: string): string =>
  written(isRepeated(minute, zone) ? "timeOffset" : "time", minute, locale, zone);

/** The date of an instant, always with its weekday. */
export const formatDate = (minute: number, locale: string, zone: string, style: DateStyle = "long"): string =>
  written(style, minute, locale, zone);

/** A `YYYY-MM-DD`, with its weekday. */
export const formatPlainDate = (date: string, locale: string, style: DateStyle = "long"): string =>
  written(style, noonOf(date), locale, "UTC");

/**
 * "Tuesday, December 1, 2026 at 9:00 AM", short without the year: "Tue, Dec 1, 9:00 AM", or dated, short with the year,
 * where it may be long ago.
 */
export function formatDateTime(
  minute: number,
  locale: string,
  zone: string,
  style: "short" | "dated" | "long" = "long",
): string {
  const text = written(`${style}Time`, minute, locale, zone);
  return isRepeated(minute, zone) ? `${text} ${offsetLabel(minute, zone, locale)}` : text;
}

/** "9:00 – 9:45 AM". The end of a range into another day carries its date; a repeated wall time its offset. */
export function formatTimeRange(from: number, to: number, locale: string, zone: string): string {
  if (isRepeated(from, zone) || isRepeated(to, zone) || clockOffset(from, zone) !== clockOffset(to, zone)) {
    const ends = [from, to].map((minute) => written("timeOffset", minute, locale, zone));
    return ends.join(" – ");
  }
  // Only to the next midnight: Intl writes both dates into a range that crosses it.
  if (dateFromMinute(from, zone) !== dateFromMinute(to, zone))
    return [from, to].map((minute) => written("time", minute, locale, zone)).join(" – ");
  return plain(format("time", locale, zone).formatRange(from * 60000, to * 60000));
}

/** Words that no locale's data have: for a whole day, and for a time from a clock reading to the midnight after it. */
export interface DayEnds {
  allDay: string;
  toMidnight: (from: string) => string;
}

/** Whether a local day begins with this minute: at midnight, or later where the clocks skip that (case Z1). */
export const isDayStart = (minute: number, zone: string): boolean =>
  dateFromMinute(minute - 1, zone) !== dateFromMinute(minute, zone);

/** Like `formatTimeRange`, but a whole local day is one ("12:00 AM – 12:00 AM" looks empty), and an end is its own. */
export function formatDaySpan(
  from: number,
  to: number,
  locale: string,
  zone: string,
  { allDay, toMidnight }: DayEnds,
): string {
  const isOneDay = dateFromMinute(from, zone) === dateFromMinute(to - 1, zone);
  if (!isOneDay || !isDayStart(to, zone)) return formatTimeRange(from, to, locale, zone);
  return isDayStart(from, zone) ? allDay : toMidnight(formatTime(from, locale, zone));
}

/** "GMT+5:45" in a zone at an instant. */
export function offsetLabel(minute: number, zone: string, locale: string): string {
  const parts = format("offset", locale, zone).formatToParts(minute * 60000);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
}

/** "Kathmandu (GMT+5:45)". */
export const zoneLabel = (zone: string, minute: number, locale: string): string =>
  zone === "UTC" ? "UTC" : `${zoneCity(zone)} (${offsetLabel(minute, zone, locale)})`;

/** One appointment as one place sees it. */
export interface ZonedWords {
  zone: string;
  /** "Kathmandu (GMT+5:45)" */
  place: string;
  /** "Tuesday, December 1, 2026" */
  date: string;
  /** "9:00 – 9:45 AM" */
  time: string;
}

export const inZone = (from: number, to: number, locale: string, zone: string): ZonedWords => ({
  zone,
  place: zoneLabel(zone, from, locale),
  date: formatDate(from, locale, zone),
  time: formatTimeRange(from, to, locale, zone),
});

/** An appointment in the reader's zone, and in the other one where its clocks show anything else. */
export function inBothZones(
  from: number,
  to: number,
  locale: string,
  zone: string,
  other: string,
): { here: ZonedWords; there: ZonedWords | null } {
  const same = [from, to].every((minute) => clockOffset(minute, zone) === clockOffset(minute, other));
  return { here: inZone(from, to, locale, zone), there: same ? null : inZone(from, to, locale, other) };
}

/** "Mar 1 – 31, 2027": from one `YYYY-MM-DD` to another, both included. */
export const formatDateRange = (from: string, to: string, locale: string): string =>
  plain(format("plain", locale, "UTC").formatRange(noonOf(from) * 60000, noonOf(to) * 60000));

/** "December 2026" for any date in it. */
export const formatMonth = (date: string, locale: string): string =>
  written("month", noonOf(date), locale, "UTC");

/** The number of the day as a calendar cell shows it, in the locale's digits. */
export const formatDayNumber = (date: string, locale: string): string =>
  written("day", noonOf(date), locale, "UTC");

/** Names of the ISO weekdays from `start` on, in the order of a calendar's columns. */
export function weekdayNames(
  locale: string,
  width: "long" | "short" | "narrow",
  start: number,
): { weekday: number; name: string }[] {
  const style = width === "long" ? "weekdayLong" : width === "short" ? "weekdayShort" : "weekdayNarrow";
  // 1970-01-05 was a Monday.
  return Array.from({ length: 7 }, (_, i) => ((start - 1 + i) % 7) + 1).map((weekday) => ({
    weekday,
    name: written(style, noonOf(addDays("1970-01-04", weekday)), locale, "UTC"),
  }));
}

/** "Tomorrow", "Today", else the short date. */
export function formatRelativeDay(date: string, today: string, locale: string): string {
  const away = daysBetween(today, date);
  if (away !== 0 && away !== 1) return formatPlainDate(date, locale, "short");
  const text = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(away, "day");
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** "now", "2 minutes ago", "3 hours ago", "yesterday"; `minutes` that have passed. */
export function formatAgo(minutes: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (minutes < 1) return words.format(0, "second");
  if (minutes < 60) return words.format(-Math.floor(minutes), "minute");
  if (minutes < DAY_MINUTES) return words.format(-Math.floor(minutes / 60), "hour");
  return words.format(-Math.floor(minutes / DAY_MINUTES), "day");
}

/** "45 min", "1 hr, 30 min". */
export function formatDuration(minutes: number, locale: string): string {
  const units = [
    ["hour", Math.floor(minutes / 60)],
    ["minute", minutes % 60],
  ] as const;
  const parts = units
    .filter(([unit, value]) => value > 0 || (unit === "minute" && minutes === 0))
    .map(([unit, value]) =>
      new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value),
    );
  return plain(new Intl.ListFormat(locale, { style: "narrow", type: "unit" }).format(parts));
}
