import { addDays } from "#lib/time/civil.ts";
import { localDateAt, startOfDay } from "#lib/time/local-day.ts";

/**
 * The first minute of the calendar month that an instant lies in, as clocks of a zone show it. Minutes since the epoch.
 * Where the first day is missing altogether (Kiritimati, January 1995), the second one begins the month.
 */
export function startOfMonth(minute: number, zone: string): number {
  const first = `${localDateAt(minute, zone).slice(0, 8)}01`;
  return startOfDay(first, zone) ?? startOfDay(addDays(first, 1), zone) ?? minute;
}
