import { offeredSpans } from "./bounds.ts";
import { fullSpans } from "./caps.ts";
import { freeRuns } from "./free-staff.ts";
import { contains, subtract } from "./intervals.ts";
import type { Busy, ServiceRules, SessionBusy, Slot, SlotQuery, Span } from "./rules.ts";
import { hasRoom, seatsLeft, sessionsIn } from "./sessions.ts";
import { crews } from "./starts.ts";

/** Starts that need new lanes, ascending. */
function freshSlots(rules: ServiceRules, busy: Busy, query: SlotQuery, offered: readonly Span[]): Slot[] {
  const found: Slot[] = [];
  if (query.party > rules.capacity) return found;
  const { stepMinutes, durationMinutes, capacity: seatsLeft } = rules;
  for (const { first, end, staff } of freeRuns(rules, crews(rules, busy, offered, query.staffId)))
    for (let from = first; from < end; from += stepMinutes)
      found.push({ from, to: from + durationMinutes, staff, seatsLeft });
  return found;
}

/** One slot for a start that has sessions: their seats, and the lanes for a new one if there are any. */
function joined(
  rules: ServiceRules,
  fresh: Slot | undefined,
  sessions: readonly SessionBusy[],
  party: number,
): Slot | undefined {
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
  const groups = Map.groupBy(
    sessions.filter(({ from }) => contains(bookable, from)),
    ({ from }) => from,
  );
  const beside = new Map(fresh.filter(({ from }) => groups.has(from)).map((slot) => [slot.from, slot]));
  const alone = fresh.filter(({ from }) => !groups.has(from));
  const laid = [...groups].flatMap(
    ([from, group]) => joined(rules, beside.get(from), group, query.party) ?? [],
  );
  return [...alone, ...laid].sort((a, b) => a.from - b.from);
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
