import { localDayAt } from "#lib/time/local-day.ts";
import { isOnGrid } from "./grid.ts";
import { overlaps } from "./intervals.ts";
import type { Busy, Minute, Placement, Refusal, ServiceRules } from "./rules.ts";
import { hasRoom, sessionsIn } from "./sessions.ts";
import { earliestStart, isDayFull, lastDay } from "./slots.ts";
import { type Crew, crews, occupiedBy } from "./starts.ts";

export interface DecideQuery {
  from: Minute;
  /** Only this staff member. */
  staffId?: string | undefined;
  /** Seats wanted; 1 for an appointment. */
  party: number;
  now: Minute;
  /** For "balanced": how much each staff member already has; whoever has least goes first. */
  load?: ReadonlyMap<string, number> | undefined;
}

export type Decision = { ok: true; placement: Placement } | { ok: false; refusal: Refusal };

/** Lanes to try when races are lost; more would only be refused more slowly. */
const MOST_CANDIDATES = 12;

export const noBusy: Busy = { lanes: new Map(), sessions: [], perDay: new Map() };

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

const crewsAt = (rules: ServiceRules, busy: Busy, { from, staffId }: DecideQuery): Crew[] =>
  crews(rules, busy, { from, to: from + 1 }, staffId).filter((crew) => crew.starts.length > 0);

function inOrder(rules: ServiceRules, teams: Crew[], load: ReadonlyMap<string, number> | undefined): Crew[] {
  if (rules.assignment !== "balanced" || !load) return teams;
  const loadOf = (crew: Crew) => load.get(crew.staff[0]?.id ?? "") ?? 0;
  // Stable: equals keep the rules' order.
  return [...teams].sort((a, b) => loadOf(a) - loadOf(b));
}

/** Every crew with the first free unit of each kind, then every crew with the next ones. */
function candidates(rules: ServiceRules, busy: Busy, from: Minute, teams: readonly Crew[]) {
  const occupied = occupiedBy(rules, from);
  const free = rules.resources.map(({ unitIds }) =>
    unitIds.filter((unit) => !overlaps(busy.lanes.get(unit) ?? [], occupied)),
  );
  const rounds = Math.max(1, ...free.map((units) => units.length));
  return Array.from({ length: rounds }, (_, round) =>
    teams.map(({ staff }) => ({
      staffIds: staff.map((member) => member.id),
      unitIds: free.flatMap((units) => units[round % units.length] ?? []),
    })),
  )
    .flat()
    .slice(0, MOST_CANDIDATES);
}

/**
 * Whether one start may be booked now, and how; says yes to exactly the starts that `slots` lists. The first rule that
 * says no is named, in this order: past or notice, horizon, grid, hours, caps, and only then busy time, so
 * that `slot_taken` means "somebody was faster" and nothing else.
 */
export function decide(rules: ServiceRules, busy: Busy, query: DecideQuery): Decision {
  const { from, party } = query;
  if (from < earliestStart(rules, query.now)) return refuse("too_soon");
  const day = localDayAt(from, rules.zone);
  if (day > lastDay(rules, query.now)) return refuse("beyond_horizon");

  // A session that exists has its time already, whatever grid and hours say since.
  const sessions = sessionsIn(rules, busy, from, from + 1, query.staffId);
  const fresh = isOnGrid(from, rules.zone, rules.stepMinutes);
  if (sessions.length === 0) {
    if (!fresh) return refuse("off_grid");
    if (crewsAt(rules, noBusy, query).length === 0) return refuse("outside_availability");
  }
  if (party < 1 || isDayFull(rules, busy, day)) return refuse("limit_reached");

  const session = sessions.find((candidate) => hasRoom(candidate, party)) ?? null;
  const times = { ...spanOf(rules, from, session?.to), session };
  if (session) return { ok: true, placement: { ...times, candidates: [] } };

  if (party > rules.capacity) return refuse("limit_reached");
  const mayOpen = fresh && !(sessions.length > 0 && rules.staff.length === 0);
  const teams = mayOpen ? inOrder(rules, crewsAt(rules, busy, query), query.load) : [];
  if (teams.length === 0) return refuse("slot_taken");
  return { ok: true, placement: { ...times, candidates: candidates(rules, busy, from, teams) } };
}

function spanOf(rules: ServiceRules, from: Minute, end: Minute | undefined) {
  const to = end ?? from + rules.durationMinutes;
  return {
    from,
    to,
    occupiedFrom: from - rules.bufferBeforeMinutes,
    occupiedTo: to + rules.bufferAfterMinutes,
  };
}
