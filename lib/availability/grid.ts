import { DAY_MINUTES } from "#lib/time/civil.ts";
import { localDayAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import { offsetsOf, segmentAt } from "#lib/time/offsets.ts";
import type { Minute, ServiceRules, Span } from "./rules.ts";
import type { Crew } from "./starts.ts";

/** Which of the possible starts are offered: every `stepMinutes`, by the clock or from the opening. */

const isOnClock = (start: Minute, zone: string, step: number): boolean =>
  minuteOfDayAt(start, zone) % step === 0;

/** The first instant of the run of instants around `at` that have its local date (two runs a day in some folds). */
function dayBegan(at: Minute, zone: string): Minute {
  const table = offsetsOf(zone);
  const day = localDayAt(at, zone);
  for (let segment = segmentAt(table, at); ; segment--) {
    const start = table.starts[segment] ?? Number.NEGATIVE_INFINITY;
    const midnight = day * DAY_MINUTES - (table.offsets[segment] ?? 0);
    if (midnight >= start || segment <= 0 || localDayAt(start - 1, zone) !== day)
      return Math.max(midnight, start);
  }
}

/** Where counting begins for a start of this opening: where it opened, or the local day's first instant. */
const countedFrom = (open: Span, start: Minute, zone: string): Minute =>
  Math.max(open.from, dayBegan(start, zone));

/** Whether a start is on the grid for somebody whose openings these are. */
export function isOnGrid(rules: ServiceRules, start: Minute, open: readonly Span[]): boolean {
  if (rules.alignment === "clock") return isOnClock(start, rules.zone, rules.stepMinutes);
  return open.some(
    (span) =>
      span.from <= start &&
      start < span.to &&
      (start - countedFrom(span, start, rules.zone)) % rules.stepMinutes === 0,
  );
}

/** A crew's starts on the grid, ascending. */
export function startsOnGrid(rules: ServiceRules, crew: Crew): Minute[] {
  const found: Minute[] = [];
  const visit = (start: Minute) => found.push(start);
  if (rules.alignment === "clock") eachStart(crew.starts, rules.zone, rules.stepMinutes, visit);
  else eachFromOpening(rules, crew, visit);
  return found;
}

/**
 * Visits every start on the clock's grid inside ascending spans, in order. The grid follows the clock: after a change
 * by half an hour, hourly starts are still at :00 (cases Z3), and both sides of a fold have theirs.
 */
export function eachStart(
  spans: readonly Span[],
  zone: string,
  step: number,
  visit: (start: Minute) => void,
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
        visit(start);
      at = end;
    }
  }
}

/** The end of the run of instants around `at` that have its local date. */
function dayEnds(at: Minute, zone: string): Minute {
  const table = offsetsOf(zone);
  const day = localDayAt(at, zone);
  for (let segment = segmentAt(table, at); ; segment++) {
    const end = table.starts[segment + 1] ?? Number.POSITIVE_INFINITY;
    const midnight = (day + 1) * DAY_MINUTES - (table.offsets[segment] ?? 0);
    if (midnight <= end || localDayAt(end, zone) !== day) return Math.min(midnight, end);
  }
}

function eachFromOpening(rules: ServiceRules, crew: Crew, visit: (start: Minute) => void): void {
  const { zone, stepMinutes: step } = rules;
  let index = 0;
  for (const span of crew.starts) {
    let open = crew.open[index];
    while (open && open.to <= span.from) open = crew.open[++index];
    if (!open) return;
    for (let at = span.from; at < span.to; ) {
      const from = countedFrom(open, at, zone);
      const end = Math.min(span.to, dayEnds(at, zone));
      for (let start = from + Math.ceil((at - from) / step) * step; start < end; start += step) visit(start);
      at = end;
    }
  }
}
