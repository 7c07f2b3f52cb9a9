import { weekdayOf } from "#lib/time/civil.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { instantsOfDays } from "./bounds.ts";
import { merge } from "./intervals.ts";
import type { Caps, Minute, ServiceRules, Span } from "./rules.ts";

/** Caps per local day and local week, reckoned in the service's zone: never in UTC days. */

/** First day number of the week a day is in (cases Z14). */
export const weekOf = (day: number, weekStart: number): number =>
  day - ((weekdayOf(day) - weekStart + 7) % 7);

/** The days whose caps can matter to starts on these days: whole weeks. */
export const wholeWeeks = (from: number, to: number, weekStart: number): { from: number; to: number } => ({
  from: weekOf(from, weekStart),
  to: weekOf(to, weekStart) + 6,
});

/** The keys that occur as often as the cap says. */
function reached(cap: number | undefined, keys: readonly number[]): number[] {
  if (cap === undefined) return [];
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= cap).map(([key]) => key);
}

const none: readonly Span[] = [];

/** The instants of every local day and week that has reached its cap; tidy. */
export function fullSpans(rules: ServiceRules, caps: Caps, starts: readonly Minute[]): readonly Span[] {
  if (caps.perDay === undefined && caps.perWeek === undefined) return none;
  const { zone, weekStart } = rules;
  const days = starts.map((start) => localDayAt(start, zone));
  const fullDays = reached(caps.perDay, days);
  const fullWeeks = reached(
    caps.perWeek,
    days.map((day) => weekOf(day, weekStart)),
  );
  return merge([
    ...fullDays.flatMap((day) => instantsOfDays(zone, day, day)),
    ...fullWeeks.flatMap((week) => instantsOfDays(zone, week, week + 6)),
  ]);
}
