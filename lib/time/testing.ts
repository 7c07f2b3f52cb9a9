import { dayNumberOf } from "./civil.ts";
import { offsetsOf } from "./offsets.ts";
import { Temporal } from "./temporal.ts";
import { listZones } from "./zone.ts";

/** Hard cases for tests of time: nothing here runs in production. */

export interface ClockChange {
  zone: string;
  /** The instant at which the offset changes. */
  minute: number;
}

const yearStart = (year: number) => dayNumberOf(year, 1, 1) * 1440;

/** Every clock change of every zone from 2010 to 2037. */
export const clockChanges: readonly ClockChange[] = listZones().flatMap(({ zone }) =>
  offsetsOf(zone)
    .starts.filter((minute) => minute >= yearStart(2010) && minute < yearStart(2038))
    .map((minute) => ({ zone, minute })),
);

/** Changes other than by an hour, and those that move a midnight or a date: rare, so drawn on purpose. */
export const oddChanges: readonly ClockChange[] = clockChanges.filter(({ zone, minute }) => {
  const before = zoned(minute - 1, zone);
  const after = zoned(minute, zone);
  const moved = Math.abs(after.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
  return moved !== 60 || (after.toPlainTime().hour <= 1 && before.hour >= 22) || after.hour === 23;
});

/** The reference the integer code is judged by. */
export function zoned(minute: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60000).toZonedDateTimeISO(zone);
}

/** Wall minute counted as if the zone were UTC, by Temporal. */
export const wallOf = (minute: number, zone: string): number => {
  const at = zoned(minute, zone);
  return dayNumberOf(at.year, at.month, at.day) * 1440 + at.hour * 60 + at.minute;
};

/** "2026-03-29T01:00Z" as minutes. */
export const utc = (text: string): number => Temporal.Instant.from(text).epochMilliseconds / 60000;
