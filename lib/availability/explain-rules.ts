import { dateOf } from "#lib/time/civil.ts";
import { localDayAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import { earliestStart } from "./bounds.ts";
import { weekOf } from "./caps.ts";
import type { DecideQuery } from "./decide.ts";
import type { Caps, Minute, ServiceRules } from "./rules.ts";
import { type Subject, type Verdict, verdict } from "./verdict.ts";

/** The rules that ask nobody's calendar: notice, horizon, dates, the clock's grid, caps. */

/** Notice, horizon and dates, in the order `decide` asks them. */
export function timing(rules: ServiceRules, { from, now }: DecideQuery): Verdict[] {
  const day = localDayAt(from, rules.zone);
  const last = localDayAt(now, rules.zone) + rules.horizonDays;
  const { from: first, to: final } = rules.dates;
  const dateText = (number: number | null) => (number === null ? null : dateOf(number));
  const isDated = first !== null || final !== null;
  return [
    verdict("notice", from >= earliestStart(rules, now), {
      past: from < now,
      minutes: rules.minimumNoticeMinutes,
      deadline: from - rules.minimumNoticeMinutes,
    }),
    verdict("horizon", day <= last, { days: rules.horizonDays, last: dateOf(last) }),
    ...(isDated
      ? [
          verdict("dates", (first === null || first <= day) && (final === null || day <= final), {
            from: dateText(first),
            to: dateText(final),
          }),
        ]
      : []),
  ];
}

const isOnClock = (at: Minute, { zone, stepMinutes }: ServiceRules) =>
  minuteOfDayAt(at, zone) % stepMinutes === 0;

/** The nearest minute on the clock's grid in one direction, at most a day off: near clock changes only looking tells. */
function nearest(rules: ServiceRules, from: Minute, direction: 1 | -1): Minute | null {
  const day = localDayAt(from, rules.zone);
  for (let at = from + direction; localDayAt(at, rules.zone) === day; at += direction)
    if (isOnClock(at, rules)) return at;
  return null;
}

/** The clock's grid. Counted from an opening it depends on who it is: explain-hours.ts. */
export const clockGrid = (rules: ServiceRules, from: Minute): Verdict =>
  verdict("grid", isOnClock(from, rules), {
    alignment: "clock",
    step: rules.stepMinutes,
    opened: null,
    before: nearest(rules, from, -1),
    after: nearest(rules, from, 1),
  });

/** A verdict for each cap there is; `starts` are those that count for it. */
export function caps(
  rules: ServiceRules,
  limits: Caps,
  starts: readonly Minute[],
  from: Minute,
  subject?: Subject,
): Verdict[] {
  const dayOf = (at: Minute) => localDayAt(at, rules.zone);
  const weekAt = (at: Minute) => weekOf(dayOf(at), rules.weekStart);
  const judge = (per: "day" | "week", cap: number | undefined, keyOf: (at: Minute) => number) => {
    if (cap === undefined) return [];
    const key = keyOf(from);
    const count = starts.filter((at) => keyOf(at) === key).length;
    return [verdict("cap", count < cap, { per, cap, count }, subject)];
  };
  return [...judge("day", limits.perDay, dayOf), ...judge("week", limits.perWeek, weekAt)];
}
