import type { Busy, Minute, ServiceRules, SessionBusy } from "./rules.ts";

const isFor = (rules: ServiceRules, session: SessionBusy, staffId: string | undefined): boolean =>
  staffId === undefined || rules.assignment === "all" || session.staffId === staffId;

/** Sessions of this service that begin in `[from, to)`, for a staff member when one is named. */
export const sessionsIn = (
  rules: ServiceRules,
  busy: Busy,
  from: Minute,
  to: Minute,
  staffId: string | undefined,
): SessionBusy[] =>
  rules.capacity > 1
    ? busy.sessions.filter(
        (session) => session.from >= from && session.from < to && isFor(rules, session, staffId),
      )
    : [];

export const seatsLeft = (session: SessionBusy): number => session.capacity - session.seatsTaken;

/** Whether a party still fits. */
export const hasRoom = (session: SessionBusy, party: number): boolean => seatsLeft(session) >= party;
