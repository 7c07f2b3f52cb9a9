import { DAY_MINUTES, dateOf } from "#lib/time/civil.ts";

const two = (value: number) => String(value).padStart(2, "0");

/** RFC 3339 in UTC, as `formatUtc` writes it, without Temporal: the page's forms and links carry starts like this. */
export function startText(minute: number): string {
  const day = Math.floor(minute / DAY_MINUTES);
  const ofDay = minute - day * DAY_MINUTES;
  return `${dateOf(day)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:00Z`;
}
