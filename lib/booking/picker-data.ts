import { lastDay } from "#lib/availability/bounds.ts";
import { readBusy } from "#lib/availability/data.ts";
import { firstFreeDay, nextFree } from "#lib/availability/days.ts";
import type { Minute, ServiceRules, Slot, Span } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { addDays, addMonths, DAY_MINUTES, dateOf, isDate } from "#lib/time/civil.ts";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import type { MonthTimes, PickerView } from "./page-view.ts";

/** One look ahead: as far as the API lets anybody look in one request. */
const reach = 62 * DAY_MINUTES;
const shortCuts = 4;
/** No two zones are further apart than 26 hours: two days more on either side serve them all. */
const margin = 2;

export interface PickerQuery {
  rules: ServiceRules;
  /** The viewer's zone. */
  zone: string;
  /** A date of the month that is asked for; without one, the month of the first free day. */
  date?: string | undefined;
  staffId?: string | undefined;
  party: number;
  now: Minute;
  /** A booking whose own time counts as free: it is being moved. */
  exceptBookingId?: string | undefined;
  /** What this browser holds counts as free. */
  exceptHoldId?: string | undefined;
}

const readSlots = async (tx: Tx, scope: TenantScope, query: PickerQuery, window: Span): Promise<Slot[]> => {
  const { rules, now, party, staffId, exceptBookingId, exceptHoldId } = query;
  const busy = await readBusy(tx, scope, { rules, window, now, exceptBookingId, exceptHoldId });
  return slots(rules, busy, { window, party, now, staffId });
};

/** Slots from now on, looking further until something is free or the horizon is reached. */
async function upcoming(tx: Tx, scope: TenantScope, query: PickerQuery, until: Minute) {
  let window = { from: query.now, to: Math.min(query.now + reach, until) };
  let found = await readSlots(tx, scope, query, window);
  while (found.length === 0 && window.to < until) {
    window = { from: window.to, to: Math.min(window.to + reach, until) };
    found = await readSlots(tx, scope, query, window);
  }
  return { found, seen: { from: query.now, to: window.to } };
}

const within = (all: readonly Slot[], span: Span) =>
  all.filter((slot) => slot.from >= span.from && slot.from < span.to);

function monthSpan(month: string, zone: string): Span {
  const last = addDays(addMonths(month, 1), -1);
  return spanOfDates(addDays(month, -margin), addDays(last, margin), zone) ?? { from: 0, to: 0 };
}

export const monthOf = (date: string): string => `${date.slice(0, 7)}-01`;

const monthTimes = (month: string, found: readonly Slot[], capacity: number): MonthTimes => ({
  month,
  starts: found.map((slot) => slot.from),
  seats: capacity > 1 ? found.map((slot) => slot.seatsLeft) : null,
});

/** What the picker starts with: one month's times, the soonest ones, and the day to show. */
export async function readPicker(tx: Tx, scope: TenantScope, query: PickerQuery): Promise<PickerView> {
  const { rules, zone, now } = query;
  const lastDate = dateOf(lastDay(rules, now));
  const until = spanOfDates(lastDate, lastDate, rules.zone)?.to ?? now;
  const { found, seen } = await upcoming(tx, scope, query, until);
  const first = firstFreeDay(found, zone)?.date ?? null;
  const today = localDateAt(now, zone);
  const asked = query.date && isDate(query.date) && query.date >= today ? query.date : null;
  const month = monthOf(asked ?? first ?? today);
  const span = monthSpan(month, zone);
  const inMonth =
    span.to <= seen.to || seen.to >= until
      ? within(found, span)
      : await readSlots(tx, scope, query, { from: Math.max(span.from, now), to: Math.min(span.to, until) });
  const days = new Set(inMonth.map((slot) => localDateAt(slot.from, zone)));
  const firstInMonth = [...days].filter((date) => monthOf(date) === month).sort()[0] ?? null;
  return {
    times: monthTimes(month, inMonth, rules.capacity),
    next: nextFree(found, zone, shortCuts).map((slot) => slot.from),
    date: asked && days.has(asked) ? asked : firstInMonth,
    lastDate: localDateAt(until - 1, zone),
    zone,
    now,
  };
}
