import { DAY_MINUTES } from "#lib/time/civil.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { offsetsOf, segmentAt } from "#lib/time/offsets.ts";
import { instantsOfDays } from "./bounds.ts";
import { contains, lastBegun } from "./intervals.ts";
import type { Minute, ServiceRules, Span } from "./rules.ts";

/** Which of the possible starts are offered: every `stepMinutes`, by the clock or from the opening. */
export interface Grid {
  /** The first start on the grid at or after an instant. */
  from(at: Minute): Minute;
  /** Where a run ends that a start on the grid is in: until there, the next ones follow step by step. */
  runEnd(start: Minute): Minute;
}

/** A run of instants whose starts lie whole steps from `anchor`. */
interface Run extends Span {
  anchor: Minute;
}

/** A grid made of runs. The last one is remembered: starts are asked for in order, and a run has many. */
function gridOf(step: number, findRun: (at: Minute) => Run): Grid {
  let run: Run = { anchor: 0, from: 0, to: 0 };
  const runAt = (at: Minute): Run => {
    if (at < run.from || at >= run.to) run = findRun(at);
    return run;
  };
  const from = (at: Minute): Minute => {
    const { anchor, to } = runAt(at);
    const past = (at - anchor) % step;
    const start = past === 0 ? at : at - past + step;
    return start < to ? start : from(to);
  };
  return { from, runEnd: (start) => runAt(start).to };
}

/**
 * Counted from local midnight, as clocks show it: after a change by half an hour, hourly starts are still at :00
 * (cases Z3), and both sides of a fold have theirs. So a run ends with the day and with the offset. But steps that
 * divide the day meet every midnight: their runs go on until the clocks change.
 */
function clockGrid({ zone, stepMinutes }: ServiceRules): Grid {
  const { starts, offsets } = offsetsOf(zone);
  return gridOf(stepMinutes, (at) => {
    const segment = segmentAt({ starts, offsets }, at);
    const offset = offsets[segment] ?? 0;
    const from = starts[segment] ?? Number.NEGATIVE_INFINITY;
    const to = starts[segment + 1] ?? Number.POSITIVE_INFINITY;
    const midnight = Math.floor((at + offset) / DAY_MINUTES) * DAY_MINUTES - offset;
    return DAY_MINUTES % stepMinutes === 0
      ? { anchor: -offset, from, to }
      : { anchor: midnight, from: Math.max(from, midnight), to: Math.min(to, midnight + DAY_MINUTES) };
  });
}

/** Counted from when hours open; anew at the first instant of a local day where they have been open since before. */
function openingGrid({ zone, stepMinutes }: ServiceRules, open: readonly Span[]): Grid {
  return gridOf(stepMinutes, (at) => {
    const day = dayAround(at, zone);
    const index = lastBegun(open, at);
    const from = Math.max(open[index]?.from ?? day.from, day.from);
    return { anchor: from, from, to: Math.min(open[index + 1]?.from ?? day.to, day.to) };
  });
}

/** The run of instants around `at` that have its local date (two runs a day in some folds). */
function dayAround(at: Minute, zone: string): Span {
  const day = localDayAt(at, zone);
  const runs = instantsOfDays(zone, day, day);
  return runs[lastBegun(runs, at)] ?? { from: at, to: at + 1 };
}

/** The grid for somebody whose openings (`Crew.open`) these are; the clock's is everybody's. */
export const gridFor = (rules: ServiceRules, open: readonly Span[]): Grid =>
  rules.alignment === "clock" ? clockGrid(rules) : openingGrid(rules, open);

/** Whether a start is on the grid for somebody whose openings these are. */
export const isOnGrid = (rules: ServiceRules, start: Minute, open: readonly Span[]): boolean =>
  (rules.alignment === "clock" || contains(open, start)) && gridFor(rules, open).from(start) === start;
