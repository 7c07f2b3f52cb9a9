import { addDays, daysBetween } from "#lib/time/civil.ts";
import { formatPlainDate, formatTime, formatTimeRange } from "#lib/time/format.ts";
import { wallMinuteOf } from "#lib/time/local-day.ts";

/** How many whole days wall times take in; null where they begin or end within one. */
export const wholeDays = (fromWall: string, toWall: string): number | null =>
  fromWall.endsWith("T00:00") && toWall.endsWith("T00:00")
    ? daysBetween(fromWall.slice(0, 10), toWall.slice(0, 10))
    : null;

/**
 * "Mon, Dec 7 – Fri, Dec 11", "Mon, Dec 7, 1:00 – 5:00 PM". Wall times have no zone to ask: they are read as if they
 * were UTC, and the zone is named beside them where it matters.
 */
export function absenceWords(fromWall: string, toWall: string, region: string): string {
  const [first, end] = [fromWall.slice(0, 10), toWall.slice(0, 10)];
  const day = (date: string) => formatPlainDate(date, region, "short");
  const days = wholeDays(fromWall, toWall);
  if (days !== null) return days === 1 ? day(first) : `${day(first)} – ${day(addDays(end, -1))}`;
  const [from, to] = [wallMinuteOf(fromWall), wallMinuteOf(toWall)];
  if (first === end || (toWall.endsWith("T00:00") && addDays(first, 1) === end))
    return `${day(first)}, ${formatTimeRange(from, to, region, "UTC")}`;
  const ends = [from, to].map(
    (minute, at) => `${day(at ? end : first)}, ${formatTime(minute, region, "UTC")}`,
  );
  return ends.join(" – ");
}
