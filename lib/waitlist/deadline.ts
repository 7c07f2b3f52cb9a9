import type { Minute } from "#lib/availability/rules.ts";
import { minuteOfDayAt } from "#lib/time/local-day.ts";

/** Nobody has to answer at night: from 22:00 to 8:00 on the customer's own clocks, offers do not grow older. */
const dayBegins = 8 * 60;
const dayEnds = 22 * 60;

/** Too short to read a mail and decide: then the time is left to whoever is looking. */
export const shortestOffer = 10;

export interface OfferTerms {
  now: Minute;
  /** How long the business lets an offer stand. */
  minutes: number;
  /** The customer's zone. */
  zone: string;
  /** When the time can be booked at the latest: its start, less the notice that the service asks for. */
  last: Minute;
}

/** Whether the minute that begins at `at` counts. */
export function isAwake(at: Minute, zone: string): boolean {
  const minute = minuteOfDayAt(at, zone);
  return minute >= dayBegins && minute < dayEnds;
}

/**
 * Until when an offer stands; null where it is not worth making. Walks minute by minute, a few thousand steps at most:
 * whatever the clocks do in that night, each minute is counted as they show it.
 */
export function offerDeadline({ now, minutes, zone, last }: OfferTerms): Minute | null {
  let at = now;
  for (let left = minutes; left > 0 && at < last; at += 1) if (isAwake(at, zone)) left -= 1;
  return at - now < shortestOffer ? null : at;
}
