import { addDays, addMonths } from "#lib/time/civil.ts";

/** First days of twelve months from the one a date is in. */
export const monthsFrom = (date: string): string[] =>
  Array.from({ length: 12 }, (_, index) => addMonths(`${date.slice(0, 7)}-01`, index));

/** Every date from one to another, both included, whichever comes first; a year at most. */
export function datesBetween(a: string, b: string): string[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  const dates: string[] = [];
  for (let date = from; date <= to && dates.length < 366; date = addDays(date, 1)) dates.push(date);
  return dates;
}
