import { DAY_MINUTES } from "#lib/time/civil.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { instantsOfWall } from "#lib/time/offsets.ts";
import type { Minute, ServiceRules, Span } from "./rules.ts";

/** The first minute that notice allows; what is past is never offered, even without notice. */
export const earliestStart = (rules: ServiceRules, now: Minute): Minute =>
  now + Math.max(0, rules.minimumNoticeMinutes);

/** Day number of the last local day that may be booked: "today" is the location's (cases Z17). */
export const lastDay = (rules: ServiceRules, now: Minute): number =>
  Math.min(localDayAt(now, rules.zone) + rules.horizonDays, rules.dates.to ?? Number.POSITIVE_INFINITY);

/** Whether a local day lies inside the horizon and the service's dates. */
export const isDayOffered = (rules: ServiceRules, day: number, now: Minute): boolean =>
  day <= lastDay(rules, now) && day >= (rules.dates.from ?? Number.NEGATIVE_INFINITY);

/** The instants of the local days from one day number to another, both included: two spans where a fold parts them. */
export const instantsOfDays = (zone: string, from: number, to: number): Span[] =>
  instantsOfWall(zone, from * DAY_MINUTES, (to + 1) * DAY_MINUTES);

/** The starts in a window that notice, horizon and dates allow. */
export function offeredSpans(rules: ServiceRules, window: Span, now: Minute): Span[] {
  const from = Math.max(window.from, earliestStart(rules, now));
  if (from >= window.to) return [];
  const days = {
    from: Math.max(rules.dates.from ?? Number.NEGATIVE_INFINITY, localDayAt(from, rules.zone) - 2),
    to: Math.min(lastDay(rules, now), localDayAt(window.to, rules.zone) + 2),
  };
  if (days.from > days.to) return [];
  return instantsOfDays(rules.zone, days.from, days.to)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, window.to) }))
    .filter((span) => span.from < span.to);
}
