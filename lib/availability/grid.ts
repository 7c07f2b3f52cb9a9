import { DAY_MINUTES } from "#lib/time/civil.ts";
import { minuteOfDayAt } from "#lib/time/local-day.ts";
import { offsetsOf, segmentAt } from "#lib/time/offsets.ts";
import type { Minute, Span } from "./rules.ts";

/** Whether a start is a multiple of `step` from local midnight, by the clock. */
export const isOnGrid = (start: Minute, zone: string, step: number): boolean =>
  minuteOfDayAt(start, zone) % step === 0;

/**
 * Visits every start on the grid inside ascending spans, in order, with the day number of its local date. The grid
 * follows the clock: after a change by half an hour, hourly starts are still at :00 (cases Z3), and both
 * sides of a fold have theirs.
 */
export function eachStart(
  spans: readonly Span[],
  zone: string,
  step: number,
  visit: (start: Minute, day: number) => void,
): void {
  const table = offsetsOf(zone);
  let segment = -1;
  for (const span of spans) {
    if (segment < 0) segment = segmentAt(table, span.from);
    for (let at = span.from; at < span.to; ) {
      let segmentEnd = table.starts[segment + 1] ?? Number.POSITIVE_INFINITY;
      while (segmentEnd <= at) segmentEnd = table.starts[++segment + 1] ?? Number.POSITIVE_INFINITY;
      const offset = table.offsets[segment] ?? 0;
      const day = Math.floor((at + offset) / DAY_MINUTES);
      const midnight = day * DAY_MINUTES - offset;
      const end = Math.min(span.to, segmentEnd, midnight + DAY_MINUTES);
      for (let start = midnight + Math.ceil((at - midnight) / step) * step; start < end; start += step)
        visit(start, day);
      at = end;
    }
  }
}
