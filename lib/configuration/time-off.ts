import { addDays, isDate } from "#lib/time/civil.ts";
import { spanOfWall } from "#lib/time/local-day.ts";

// Absence in a document and in its row. A document says whole days by their dates, the last one included; a row says
// wall times, the end not included.

/** As a document says it. */
export interface AbsenceEntry {
  from: string;
  to: string;
  timezone?: string | undefined;
  reason?: string | undefined;
}

/** As a row says it. */
export interface Absence {
  fromWall: string;
  toWall: string;
  timezone: string;
  reason: string;
}

/** A person's hours as a document says them, as far as zones go. */
interface Hours {
  timezone: string;
  periods?: readonly { from: string; to: string; timezone?: string | undefined }[] | undefined;
}

const midnight = "T00:00";

/** "2026-12-24", or "2026-12-24T14:00". */
export const isMoment = (text: string): boolean =>
  isDate(text.slice(0, 10)) && (text.length === 10 || /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)));

const fromWallOf = (from: string): string => (isDate(from) ? from + midnight : from);

/** The wall time that an end means: a date is included. */
export const toWallOf = (to: string): string => (isDate(to) ? addDays(to, 1) + midnight : to);

export const wallsOf = ({ from, to }: Pick<AbsenceEntry, "from" | "to">) => ({
  fromWall: fromWallOf(from),
  toWall: toWallOf(to),
});

/** What a person's clocks show on a date: the schedule's zone, or that of a period in another one. */
function zoneOn({ timezone, periods = [] }: Hours, date: string): string {
  return periods.find(({ from, to }) => from <= date && date <= to)?.timezone ?? timezone;
}

/** An entry as its row. */
export const absenceOf = (entry: AbsenceEntry, hours: Hours): Absence => ({
  ...wallsOf(entry),
  timezone: entry.timezone ?? zoneOn(hours, entry.from.slice(0, 10)),
  reason: entry.reason ?? "",
});

/** A row as its entry, in one way only: midnights are dates, and the usual zone goes without saying. */
export function entryOf({ fromWall, toWall, timezone, reason }: Absence, hours: Hours): AbsenceEntry {
  const date = fromWall.slice(0, 10);
  return {
    from: fromWall.endsWith(midnight) ? date : fromWall,
    to: toWall.endsWith(midnight) ? addDays(toWall.slice(0, 10), -1) : toWall,
    ...(timezone === zoneOn(hours, date) ? {} : { timezone }),
    ...(reason === "" ? {} : { reason }),
  };
}

const spanOf = ({ fromWall, toWall, timezone }: Absence) => spanOfWall(fromWall, toWall, timezone);

/** Whether the clocks skip all of it. */
export const isSkipped = (absence: Absence): boolean => spanOf(absence) === null;

/** Whether it is behind us at a minute since the epoch; so is what the clocks skip. */
export const isOver = (absence: Absence, now: number): boolean => (spanOf(absence)?.to ?? 0) <= now;

/** Whether two say the same time; reasons may differ. */
export const isSameTime = (a: Absence, b: Absence): boolean =>
  a.fromWall === b.fromWall && a.toWall === b.toWall && a.timezone === b.timezone;
