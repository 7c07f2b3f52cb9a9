import { type Grid, gridFor } from "./grid.ts";
import type { Minute, ServiceRules, Span } from "./rules.ts";
import { shareLists } from "./shared-lists.ts";
import type { Crew } from "./starts.ts";

/** Starts that the same staff could take: from `first`, one every `stepMinutes`, the last before `end`. */
export interface FreeRun {
  first: Minute;
  end: Minute;
  /** Ids of all who could take any of them, in the rules' order. */
  staff: readonly string[];
}

/** All starts on the grid that are free for one of the crews or more, ascending. */
export function freeRuns(rules: ServiceRules, teams: readonly Crew[]): FreeRun[] {
  const [only, ...others] = teams;
  if (!only) return [];
  if (others.length === 0) return runsOf(rules, only);
  return rules.alignment === "clock" ? runsByClock(rules, teams) : runsFromOpenings(rules, teams);
}

/** Adds the runs of one grid inside `[from, to)`. */
function addRuns(runs: FreeRun[], grid: Grid, from: Minute, to: Minute, staff: readonly string[]): void {
  for (let first = grid.from(from); first < to; ) {
    const runEnd = grid.runEnd(first);
    const end = runEnd < to ? runEnd : to;
    runs.push({ first, end, staff });
    first = grid.from(end);
  }
}

function runsOf(rules: ServiceRules, { staff, open, starts }: Crew): FreeRun[] {
  const runs: FreeRun[] = [];
  const grid = gridFor(rules, open);
  const ids = staff.map(({ id }) => id);
  for (const { from, to } of starts) addRuns(runs, grid, from, to, ids);
  return runs;
}

/** Counted from openings, everybody has a grid of their own: starts that fall together are one. */
function runsFromOpenings(rules: ServiceRules, teams: readonly Crew[]): FreeRun[] {
  const free = new Map<Minute, string[]>();
  for (const crew of teams)
    for (const { first, end, staff } of runsOf(rules, crew))
      for (let start = first; start < end; start += rules.stepMinutes) {
        const known = free.get(start);
        if (known) known.push(...staff);
        else free.set(start, [...staff]);
      }
  return [...free].sort(([a], [b]) => a - b).map(([first, staff]) => ({ first, end: first + 1, staff }));
}

/** Later than every instant, and an integer still: one infinite number would make the machine reckon in fractions. */
const NEVER = 2 ** 30 - 1;

/** Somebody on the way through their free spans. */
interface Walker {
  id: string;
  spans: readonly Span[];
  index: number;
  isFree: boolean;
  /** When they begin or cease to be free. */
  change: Minute;
}

function walkTo(walker: Walker, at: Minute): void {
  let span = walker.spans[walker.index];
  while (span && span.to <= at) span = walker.spans[++walker.index];
  walker.isFree = span !== undefined && span.from <= at;
  walker.change = span ? (walker.isFree ? span.to : span.from) : NEVER;
}

/**
 * The clock's grid is everybody's, so they are walked through side by side: until one of them begins or ceases to be
 * free, every start has the same staff. What changes between two starts of the grid is never looked at.
 */
function runsByClock(rules: ServiceRules, teams: readonly Crew[]): FreeRun[] {
  const runs: FreeRun[] = [];
  const grid = gridFor(rules, []);
  const walkers = teams.map(
    ({ staff: [member], starts }): Walker => ({
      id: member?.id ?? "",
      spans: starts,
      index: 0,
      isFree: false,
      change: -NEVER,
    }),
  );
  const listFree = shareLists(walkers);
  for (let at = -NEVER; ; ) {
    let until = NEVER;
    for (const walker of walkers) {
      if (walker.change <= at) walkTo(walker, at);
      if (walker.change < until) until = walker.change;
    }
    if (until === NEVER) return runs;
    const staff = listFree();
    if (staff.length > 0) addRuns(runs, grid, at, until, staff);
    at = grid.from(until);
  }
}
