import { offeredSpans } from "./bounds.ts";
import { fullSpans } from "./caps.ts";
import { startsOnGrid } from "./grid.ts";
import { contains, subtract } from "./intervals.ts";
import type { Busy, Minute, ServiceRules, SessionBusy, Slot, SlotQuery, Span } from "./rules.ts";
import { hasRoom, seatsLeft, sessionsIn } from "./sessions.ts";
import { type Crew, crews } from "./starts.ts";

/** Who is free at which start, ascending; staff in the rules' order. */
function staffByStart(rules: ServiceRules, teams: readonly Crew[]): [Minute, string[]][] {
  const [only] = teams;
  if (!only) return [];
  if (teams.length === 1) {
    const everyone = only.staff.map((member) => member.id);
    return startsOnGrid(rules, only).map((start) => [start, everyone]);
  }
  const free = new Map<Minute, string[]>();
  for (const crew of teams) {
    const ids = crew.staff.map((member) => member.id);
    for (const start of startsOnGrid(rules, crew)) {
      const known = free.get(start);
      if (known) known.push(...ids);
      else free.set(start, [...ids]);
    }
  }
  return [...free].sort(([a], [b]) => a - b);
}

/** Starts that need new lanes. */
function freshSlots(rules: ServiceRules, busy: Busy, query: SlotQuery, offered: readonly Span[]): Slot[] {
  if (query.party > rules.capacity) return [];
  return staffByStart(rules, crews(rules, busy, offered, query.staffId)).map(([from, staff]) => ({
    from,
    to: from + rules.durationMinutes,
    staff,
    seatsLeft: rules.capacity,
  }));
}

/** One slot for a start that has sessions: their seats, and the lanes for a new one if there are any. */
function joined(
  rules: ServiceRules,
  fresh: Slot | undefined,
  sessions: readonly SessionBusy[],
  party: number,
) {
  const open = sessions.filter((session) => hasRoom(session, party));
  // Without staff a second session at this start could not be told from the first: seats or nothing.
  const free = rules.staff.length === 0 ? undefined : fresh;
  const [first] = open;
  if (!first) return free;
  const ids = new Set([...(free?.staff ?? []), ...open.map((session) => session.staffId)]);
  const everyone = rules.assignment === "all";
  return {
    from: first.from,
    to: first.to,
    staff: rules.staff.map((member) => member.id).filter((id) => everyone || ids.has(id)),
    seatsLeft: Math.max(free?.seatsLeft ?? 0, ...open.map(seatsLeft)),
  };
}

/** Lays existing sessions over the fresh starts. They keep their own times, on the grid and in hours or not. */
function withSessions(
  rules: ServiceRules,
  busy: Busy,
  query: SlotQuery,
  offered: readonly Span[],
  fresh: Slot[],
): Slot[] {
  const sessions = sessionsIn(rules, busy, query.window.from, query.window.to, query.staffId);
  if (sessions.length === 0) return fresh;
  const bookable = subtract(offered, fullSpans(rules, rules.limits, busy.booked));
  const slotAt = new Map(fresh.map((slot) => [slot.from, slot]));
  for (const [from, group] of Map.groupBy(sessions, (session) => session.from)) {
    if (!contains(bookable, from)) continue;
    const slot = joined(rules, slotAt.get(from), group, query.party);
    if (slot) slotAt.set(from, slot);
    else slotAt.delete(from);
  }
  return [...slotAt.values()].sort((a, b) => a.from - b.from);
}

/**
 * Every start in the window that could be booked now, ascending (design 4.4). `busy` must cover `busyWindow`, and whole
 * local weeks where there are caps; its order does not matter. Pure: no clock, no I/O.
 */
export function slots(rules: ServiceRules, busy: Busy, query: SlotQuery): Slot[] {
  const offered = offeredSpans(rules, query.window, query.now);
  if (offered.length === 0 || query.party < 1) return [];
  return withSessions(rules, busy, query, offered, freshSlots(rules, busy, query, offered));
}
