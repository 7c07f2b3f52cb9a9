import { dateOf } from "#lib/time/civil.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { eachStart } from "./grid.ts";
import { merge } from "./intervals.ts";
import type { Busy, Minute, ServiceRules, SessionBusy, Slot, SlotQuery, Span } from "./rules.ts";
import { hasRoom, seatsLeft, sessionsIn } from "./sessions.ts";
import { type Crew, crews } from "./starts.ts";

/** The first minute that notice allows; what is past is never offered, even without notice. */
export const earliestStart = (rules: ServiceRules, now: Minute): Minute =>
  now + Math.max(0, rules.minimumNoticeMinutes);

/** Day number of the last local day that may be booked: "today" is the location's (cases Z17). */
export const lastDay = (rules: ServiceRules, now: Minute): number =>
  localDayAt(now, rules.zone) + rules.horizonDays;

/** Whether the cap per local day is reached. */
export function isDayFull(rules: ServiceRules, busy: Busy, day: number): boolean {
  const { perDay } = rules.limits;
  return perDay !== undefined && (busy.perDay.get(dateOf(day)) ?? 0) >= perDay;
}

/** Remembers the answer for the last day asked: starts come in order. */
function bookableDay(rules: ServiceRules, busy: Busy, now: Minute): (day: number) => boolean {
  const last = lastDay(rules, now);
  let asked = Number.NaN;
  let answer = false;
  return (day) => {
    if (day !== asked) {
      asked = day;
      answer = day <= last && !isDayFull(rules, busy, day);
    }
    return answer;
  };
}

/** The crews free at ascending starts, each list walked once. */
function walk(teams: readonly Crew[]): (start: Minute) => string[] {
  const at = teams.map(() => 0);
  return (start) => {
    const free: string[] = [];
    for (let i = 0; i < teams.length; i++) {
      const crew = teams[i];
      if (!crew) continue;
      let index = at[i] ?? 0;
      let span = crew.starts[index];
      while (span && span.to <= start) span = crew.starts[++index];
      at[i] = index;
      if (span && span.from <= start) for (const member of crew.staff) free.push(member.id);
    }
    return free;
  };
}

/** Starts that need new lanes. */
function freshSlots(rules: ServiceRules, busy: Busy, query: SlotQuery, window: Span): Slot[] {
  if (query.party > rules.capacity) return [];
  const teams = crews(rules, busy, window, query.staffId);
  const [only] = teams;
  const isBookable = bookableDay(rules, busy, query.now);
  const found: Slot[] = [];
  if (!only) return found;
  const everyone = only.staff.map((member) => member.id);
  const freeAt = teams.length === 1 ? () => everyone : walk(teams);
  const spans = teams.length === 1 ? only.starts : merge(teams.flatMap((crew) => crew.starts));
  eachStart(spans, rules.zone, rules.stepMinutes, (from, day) => {
    if (isBookable(day))
      found.push({ from, to: from + rules.durationMinutes, staff: freeAt(from), seatsLeft: rules.capacity });
  });
  return found;
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
  window: Span,
  fresh: Slot[],
): Slot[] {
  const sessions = sessionsIn(rules, busy, window.from, window.to, query.staffId);
  if (sessions.length === 0) return fresh;
  const isBookable = bookableDay(rules, busy, query.now);
  const slotAt = new Map(fresh.map((slot) => [slot.from, slot]));
  for (const [from, group] of Map.groupBy(sessions, (session) => session.from)) {
    if (!isBookable(localDayAt(from, rules.zone))) continue;
    const slot = joined(rules, slotAt.get(from), group, query.party);
    if (slot) slotAt.set(from, slot);
    else slotAt.delete(from);
  }
  return [...slotAt.values()].sort((a, b) => a.from - b.from);
}

/**
 * Every start in the window that could be booked now, ascending (design 4.4). `busy` must cover `busyWindow`; its
 * order does not matter. Pure: no clock, no I/O.
 */
export function slots(rules: ServiceRules, busy: Busy, query: SlotQuery): Slot[] {
  const window = {
    from: Math.max(query.window.from, earliestStart(rules, query.now)),
    to: query.window.to,
  };
  if (window.from >= window.to || query.party < 1) return [];
  return withSessions(rules, busy, query, window, freshSlots(rules, busy, query, window));
}
