import { civilOf, DAY_MINUTES, dateOf, dayNumberOf, daysInMonth, weekdayOf } from "#lib/time/civil.ts";
import { localDayAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import { wallToMinutes } from "#lib/time/offsets.ts";
import { MOST_OCCURRENCES, ordinalOf, type Repeat, type SeriesRule } from "./repeat.ts";

export interface Occurrence {
  /** From 0. */
  index: number;
  /** Day number of the local date. */
  day: number;
  /** Minute of the local day: the same for all of them. */
  minute: number;
  /** Minutes since the epoch; null where the clocks skip that time on that day (cases Z1). */
  start: number | null;
}

/** "2026-12-01T09:00": when it takes place as the clocks of its zone show it. */
export const wallOf = ({ day, minute }: { day: number; minute: number }): string =>
  `${dateOf(day)}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

function* weekly(repeat: Repeat & { every: "week" }, first: number): Generator<number> {
  const chosen = new Set([...repeat.weekdays, weekdayOf(first)]);
  const firstWeek = first - ((weekdayOf(first) - repeat.weekStart + 7) % 7);
  for (let week = firstWeek; ; week += 7 * repeat.interval)
    for (let day = week; day < week + 7; day++) if (day >= first && chosen.has(weekdayOf(day))) yield day;
}

/** Each month is reckoned from the first one, so that a short February does not shorten March (cases Z13). */
function* monthly(repeat: Repeat & { every: "month" }, first: number): Generator<number> {
  const { year, month, day } = civilOf(first);
  const nth = ordinalOf(first);
  for (let months = year * 12 + month - 1; ; months += repeat.interval) {
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
    const length = daysInMonth(y, m);
    if (repeat.on === "day") yield dayNumberOf(y, m, Math.min(day, length));
    else if (nth === "last") {
      const last = dayNumberOf(y, m, length);
      yield last - ((weekdayOf(last) - weekdayOf(first) + 7) % 7);
    } else {
      const one = dayNumberOf(y, m, 1);
      yield one + ((weekdayOf(first) - weekdayOf(one) + 7) % 7) + 7 * (nth - 1);
    }
  }
}

/**
 * When a series takes place: the first start itself, then the same wall time in `zone` on every day that the rule
 * names, whatever the clocks do in between. A time that the clocks skip stays in the list without a start; one they
 * repeat is the earlier of the two. A month without its 31st has the last day instead; a fifth weekday means the last
 * one (decision 014). Ends one after `MOST_OCCURRENCES` at the latest, so that "too many" can be told. Pure.
 */
export function occurrences(rule: SeriesRule, firstStart: number, zone: string): Occurrence[] {
  const first = localDayAt(firstStart, zone);
  const minute = minuteOfDayAt(firstStart, zone);
  const most = Math.min("count" in rule ? rule.count : Number.POSITIVE_INFINITY, MOST_OCCURRENCES + 1);
  const found: Occurrence[] = [];
  for (const day of rule.every === "week" ? weekly(rule, first) : monthly(rule, first)) {
    if (found.length >= most || ("until" in rule && dateOf(day) > rule.until)) break;
    const start =
      found.length === 0 ? firstStart : (wallToMinutes(zone, day * DAY_MINUTES + minute)[0] ?? null);
    found.push({ index: found.length, day, minute, start });
  }
  return found;
}
