import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";

/**
 * The first minute of the calendar month that an instant lies in, as clocks of a zone show it. Minutes since the epoch.
 * The span is of all its days so far: a zone that changed sides of the date line may lack the first.
 */
export function startOfMonth(minute: number, zone: string): number {
  const today = localDateAt(minute, zone);
  return spanOfDates(`${today.slice(0, 8)}01`, today, zone)?.from ?? minute;
}
