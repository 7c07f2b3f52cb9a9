import { civilOf } from "#lib/time/civil.ts";

// What a series is, without clocks: the page needs it, too, and does without Temporal.

/** How many times a series may take place: as many as one transaction books, all or nothing (B21). */
export const MOST_OCCURRENCES = 52;

/** Weeks or months from one time to the next, at most. */
export const MOST_INTERVAL = 4;

/** On which days a series takes place. What it leaves open, the day of the first start says. */
export type Repeat =
  | {
      every: "week";
      interval: number;
      /** ISO weekdays; the first start's own always counts. */
      weekdays: readonly number[];
      /** ISO weekday that weeks begin on: matters where only every second week counts. */
      weekStart: number;
    }
  | {
      every: "month";
      interval: number;
      /** `day`: the same day of the month; `weekday`: the same weekday of it, "the second Tuesday". */
      on: "day" | "weekday";
    };

/** A repetition and its end: after `count` times, or with the local date `until`, which still counts. */
export type SeriesRule = Repeat & ({ count: number } | { until: string });

/** Which weekday of its month a day is: 1 to 4, or "last" for a fifth, which not every month has. */
export function ordinalOf(day: number): 1 | 2 | 3 | 4 | "last" {
  const nth = Math.ceil(civilOf(day).day / 7);
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : "last";
}
