import { merge } from "#lib/availability/intervals.ts";
import type { ScheduleRules, Span } from "#lib/availability/rules.ts";
import { dayOf } from "#lib/time/civil.ts";
import { spanOfWall } from "#lib/time/local-day.ts";
import { storedSpans, storedWeekly } from "./stored.ts";

/** A `date` column, which Prisma gives as midnight UTC, as YYYY-MM-DD. */
export const dateText = (date: Date): string => date.toISOString().slice(0, 10);

interface ScheduleRow {
  id: string;
  timezone: string;
  weekly: unknown;
  exceptions: readonly { date: Date; spans: unknown }[];
  periods: readonly { fromDate: Date; toDate: Date; timezone: string; weekly: unknown }[];
}

/** A schedule's rows as the slot engine reads them. @throws ZodError for JSON that nobody here wrote */
export const compileSchedule = (row: ScheduleRow): ScheduleRules => ({
  id: row.id,
  zone: row.timezone,
  weekly: storedWeekly.parse(row.weekly),
  exceptions: new Map(row.exceptions.map((e) => [dateText(e.date), storedSpans.parse(e.spans)])),
  periods: row.periods.map((period) => ({
    from: dayOf(dateText(period.fromDate)),
    to: dayOf(dateText(period.toDate)),
    zone: period.timezone,
    weekly: storedWeekly.parse(period.weekly),
  })),
});

/** Wall times of absence as tidy instants; what falls into a gap begins or ends with it. */
export const compileTimeOff = (
  rows: readonly { fromWall: string; toWall: string; timezone: string }[],
): readonly Span[] =>
  merge(rows.flatMap(({ fromWall, toWall, timezone }) => spanOfWall(fromWall, toWall, timezone) ?? []));
