import { localDayAt } from "#lib/time/local-day.ts";
import { instantsOfDays } from "./bounds.ts";
import { wholeWeeks } from "./caps.ts";
import type { Caps, Minute, ServiceRules, Span } from "./rules.ts";

/** The longest an allocation may be (a CHECK says so): bounds the index range that is read. */
export const longestAllocation = 3 * 1440;

/** Every lane that a booking of the service could take. */
export const laneIds = (rules: ServiceRules): string[] => [
  ...rules.staff.map((staff) => staff.id),
  ...rules.resources.flatMap((resource) => resource.unitIds),
];

/** What is asked of the busy time around some starts. */
export interface BusyQuery {
  rules: ServiceRules;
  /** Starts that will be asked about. */
  window: Span;
  now: Minute;
  /** A booking whose own time does not count: it is being moved. Several: all of them are. */
  exceptBookingId?: string | readonly string[] | undefined;
  /** A hold whose time does not count: whoever has it is asking. */
  exceptHoldId?: string | undefined;
  /** Staff squeeze a buffer knowingly (design 4.1): other bookings count without their buffers. */
  squeeze?: boolean;
}

/** Whole local weeks around a window, for caps. */
export function weeksAround(rules: ServiceRules, window: Span): Span {
  const day = (minute: Minute) => localDayAt(minute, rules.zone);
  const { from, to } = wholeWeeks(day(window.from), day(window.to), rules.weekStart);
  const spans = instantsOfDays(rules.zone, from, to);
  return { from: spans[0]?.from ?? window.from, to: spans.at(-1)?.to ?? window.to };
}

export const hasCap = ({ perDay, perWeek }: Caps): boolean => perDay !== undefined || perWeek !== undefined;

/** Staff members whose days or weeks are full at some point, whatever service it is. */
export const capped = (rules: ServiceRules): string[] =>
  rules.staff.filter(({ limits }) => hasCap(limits)).map(({ id }) => id);
