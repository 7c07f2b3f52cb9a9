import type { Taking } from "./busy-details.ts";
import type { Minute, ServiceRules, SessionBusy, Span } from "./rules.ts";
import { hasRoom, seatsLeft } from "./sessions.ts";
import { occupiedBy } from "./starts.ts";
import { type Subject, type Touch, type Verdict, verdict } from "./verdict.ts";

/** What is in the way on somebody's calendar or in a room, and how. */

const meets = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/** How a taking stands in the way of a service; null where it does not. */
export function touchOf(rules: ServiceRules, from: Minute, taking: Taking): Touch | null {
  const own = { from, to: from + rules.durationMinutes };
  const reach = occupiedBy(rules, from);
  const theirs = { from: taking.occupiedFrom, to: taking.occupiedTo };
  if (theirs.from >= theirs.to || !meets(theirs, reach)) return null;
  if (meets(taking, own)) return "itself";
  const isLater = taking.from >= own.to;
  if (meets(theirs, own)) return isLater ? "their_before" : "their_after";
  return isLater ? "own_after" : "own_before";
}

/** One verdict for each thing in the way on a lane; a single passing one where there is none. */
export function free(
  rules: ServiceRules,
  takings: readonly Taking[],
  laneId: string,
  from: Minute,
  subject: Subject,
): Verdict[] {
  const spans = { own: { from, to: from + rules.durationMinutes }, reach: occupiedBy(rules, from) };
  const found = takings
    .filter((taking) => taking.laneId === laneId)
    .flatMap((taking) => {
      const touch = touchOf(rules, from, taking);
      return touch ? [verdict("free", false, { ...spans, taking, touch }, subject)] : [];
    });
  return found.length > 0 ? found : [verdict("free", true, { ...spans, taking: null, touch: null }, subject)];
}

/** Whether a session that exists has seats for the party. */
export const seats = (session: SessionBusy, party: number): Verdict =>
  verdict(
    "session",
    hasRoom(session, party),
    { sessionId: session.sessionId, span: { from: session.from, to: session.to }, left: seatsLeft(session) },
    session.staffId === null ? undefined : { kind: "staff", id: session.staffId },
  );
