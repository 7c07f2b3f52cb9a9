import { localDayAt } from "#lib/time/local-day.ts";
import { earliestStart, isDayOffered } from "./bounds.ts";
import { fullSpans } from "./caps.ts";
import { isOnGrid } from "./grid.ts";
import { contains, overlaps } from "./intervals.ts";
import type { Busy, Minute, Placement, Refusal, ServiceRules } from "./rules.ts";
import { hasRoom, sessionsIn } from "./sessions.ts";
import { type Crew, crews, occupiedBy } from "./starts.ts";

export interface DecideQuery {
  from: Minute;
  /** Only this staff member. */
  staffId?: string | undefined;
  /** Seats wanted; 1 for an appointment. */
  party: number;
  now: Minute;
  /** For "balanced": minutes each staff member already has; whoever has least for their weight goes first. */
  load?: ReadonlyMap<string, number> | undefined;
  /** Staff squeeze a buffer: `busy` comes without others' buffers, and this one's own do not have to be free. */
  squeeze?: boolean | undefined;
}

export type Decision = { ok: true; placement: Placement } | { ok: false; refusal: Refusal };

/** The rules for somebody who squeezes a buffer: only the service itself has to be free. */
export const withoutBuffers = (rules: ServiceRules): ServiceRules => ({
  ...rules,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
});

/** Lanes to try when races are lost; more would only be refused more slowly. */
const MOST_CANDIDATES = 12;

export const noBusy: Busy = { lanes: new Map(), sessions: [], booked: [], bookedWith: new Map() };

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

const crewsAt = (rules: ServiceRules, busy: Busy, { from, staffId }: DecideQuery): Crew[] =>
  crews(rules, busy, [{ from, to: from + 1 }], staffId).filter((crew) => crew.starts.length > 0);

const onGrid = (rules: ServiceRules, teams: readonly Crew[], from: Minute): Crew[] =>
  teams.filter(({ open }) => isOnGrid(rules, from, open));

/** Whoever has least for their weight first; equals keep the rules' order (the sort is stable). */
function inOrder(rules: ServiceRules, teams: Crew[], load: ReadonlyMap<string, number> | undefined): Crew[] {
  if (rules.assignment !== "balanced" || !load) return teams;
  const loadOf = ({ staff: [member] }: Crew) => (member ? (load.get(member.id) ?? 0) / member.weight : 0);
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

/** The first rule against a start that would need new lanes, busy time aside. */
function against(rules: ServiceRules, busy: Busy, query: DecideQuery): Refusal | null {
  const { from } = query;
  if (rules.alignment === "clock" && !isOnGrid(rules, from, [])) return "off_grid";
  const open = crewsAt(rules, noBusy, query);
  if (open.length === 0) return "outside_availability";
  const aligned = onGrid(rules, open, from);
  if (aligned.length === 0) return "off_grid";
  const free = crewsAt(rules, { ...busy, lanes: new Map() }, query);
  return onGrid(rules, free, from).length === 0 ? "limit_reached" : null;
}

/**
 * Whether one start may be booked now, and how; says yes to exactly the starts that `slots` lists. The first rule that
 * says no is named, in this order: past or notice, horizon and dates, grid, hours, caps, and only then busy time, so
 * that `slot_taken` means "somebody was faster" and nothing else. Counted from the opening, the grid comes after hours.
 */
export function decide(given: ServiceRules, busy: Busy, query: DecideQuery): Decision {
  const { from, party, squeeze = false } = query;
  const rules = squeeze ? withoutBuffers(given) : given;
  if (from < earliestStart(rules, query.now)) return refuse("too_soon");
  if (!isDayOffered(rules, localDayAt(from, rules.zone), query.now)) return refuse("beyond_horizon");

  // A session that exists has its time already, whatever grid and hours say since.
  const sessions = sessionsIn(rules, busy, from, from + 1, query.staffId);
  const refusal = against(rules, busy, query);
  if (sessions.length === 0 && refusal) return refuse(refusal);
  if (party < 1 || contains(fullSpans(rules, rules.limits, busy.booked), from))
    return refuse("limit_reached");

  const session = sessions.find((candidate) => hasRoom(candidate, party)) ?? null;
  const times = { ...spanOf(given, from, session?.to), session, squeeze };
  if (session) return { ok: true, placement: { ...times, candidates: [] } };

  if (party > rules.capacity) return refuse("limit_reached");
  const mayOpen = !refusal && !(sessions.length > 0 && rules.staff.length === 0);
  const free = mayOpen ? onGrid(rules, crewsAt(rules, busy, query), from) : [];
  const teams = inOrder(rules, free, query.load);
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
