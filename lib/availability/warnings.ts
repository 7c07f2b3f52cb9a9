import { DAY_MINUTES } from "#lib/time/civil.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { earliestStart, instantsOfDays, lastDay, offeredSpans } from "./bounds.ts";
import { noBusy } from "./decide.ts";
import { hoursWarning, idleStaff } from "./hours-warnings.ts";
import type { Minute, ServiceRules, Span } from "./rules.ts";
import { slots } from "./slots.ts";
import { blocksAll, type Warning } from "./warning.ts";

/** No service may be booked further ahead (services/schema.ts), so nothing further has to be looked at. */
const FARTHEST_DAYS = 750;
/** Weekly hours, and a period or two, have shown themselves by then. */
const LEAST_DAYS = 35;
const CHUNK = 14 * DAY_MINUTES;

/** Whether nothing at all can be booked in a window with nothing taken; stops at the first start. */
function isEmpty(rules: ServiceRules, window: Span, now: Minute): boolean {
  for (let from = window.from; from < window.to; from += CHUNK) {
    const chunk = { from, to: Math.min(from + CHUNK, window.to) };
    if (slots(rules, noBusy, { window: chunk, party: 1, now }).length > 0) return false;
  }
  return true;
}

/** What bounds say by themselves: no hours could mend it. */
function boundWarnings(rules: ServiceRules, now: Minute, offered: readonly Span[]): Warning[] {
  const today = localDayAt(now, rules.zone);
  const { from, to } = rules.dates;
  const horizon = today + rules.horizonDays;
  if (to !== null && to < today) return [{ code: "dates-over", to }];
  if (from !== null && from > horizon) return [{ code: "dates-ahead", from, last: horizon }];
  if (offered.length > 0) return [];
  return [{ code: "notice", minutes: rules.minimumNoticeMinutes, days: rules.horizonDays }];
}

/** The time whose hours are looked at: all that can be booked, and some weeks at least. */
function hoursWindow(rules: ServiceRules, now: Minute): Span {
  const today = localDayAt(now, rules.zone);
  const { dates } = rules;
  const first = Math.max(today, dates.from ?? today);
  const wanted = Math.max(lastDay(rules, now), first + LEAST_DAYS);
  const last = dates.to !== null && dates.to >= first ? Math.min(wanted, dates.to) : wanted;
  const spans = instantsOfDays(rules.zone, first, Math.min(last, first + FARTHEST_DAYS));
  return { from: Math.max(now, spans[0]?.from ?? now), to: Math.max(now + 1, spans.at(-1)?.to ?? now) };
}

/** The rules as they are but for what is warned of separately, so that one thing is not said twice. */
const hoursOnly = (rules: ServiceRules): ServiceRules => ({
  ...rules,
  minimumNoticeMinutes: 0,
  horizonDays: 2 * FARTHEST_DAYS,
  dates: { from: null, to: null },
  staff: rules.staff.map((member) => ({ ...member, timeOff: [] })),
  resources: rules.resources.map((one) => ({
    ...one,
    unitIds: one.unitIds.length > 0 ? one.unitIds : ["any"],
  })),
});

const caps = ["perDay", "perWeek", "perCustomer"] as const;

/**
 * Why customers will never, or seldom, find a time for a service, whatever is booked already. Nothing: it can be
 * booked. Exactly when there is one that `blocksAll`, no start is free from `now` to the horizon. Pure.
 */
export function warningsOf(rules: ServiceRules, now: Minute): Warning[] {
  const reach = Math.min(rules.horizonDays, FARTHEST_DAYS) + 2;
  const bookable = { from: now, to: now + reach * DAY_MINUTES };
  const offered = offeredSpans(rules, bookable, now);
  const found: Warning[] = [
    ...rules.resources.flatMap(({ id, unitIds }): Warning[] =>
      unitIds.length === 0 ? [{ code: "no-units", resource: id }] : [],
    ),
    ...caps.flatMap((cap): Warning[] => (rules.limits[cap] === 0 ? [{ code: "cap-zero", cap }] : [])),
    ...boundWarnings(rules, now, offered),
  ];
  const window = hoursWindow(rules, now);
  const plain = hoursOnly(rules);
  const hours = hoursWarning(plain, window, isEmpty(plain, window, now));
  if (hours && blocksAll(hours)) return [...found, hours];
  if (found.length === 0 && isEmpty(rules, bookable, now)) {
    const here = { ...rules, staff: plain.staff };
    found.push(isEmpty(here, bookable, now) ? closedSoon(rules, offered, now) : { code: "away" });
  }
  const idle = idleStaff(plain, window);
  return [
    ...found,
    ...(hours ? [hours] : []),
    ...(idle.length > 0 ? [{ code: "idle-staff" as const, staff: idle }] : []),
  ];
}

const closedSoon = (rules: ServiceRules, offered: readonly Span[], now: Minute): Warning => ({
  code: "closed-soon",
  from: localDayAt(offered[0]?.from ?? earliestStart(rules, now), rules.zone),
  to: localDayAt((offered.at(-1)?.to ?? now + 1) - 1, rules.zone),
});
