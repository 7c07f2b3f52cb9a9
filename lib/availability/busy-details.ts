import type { Busy, Minute, SessionBusy, Span } from "./rules.ts";

/** What holds a lane. `busy` is all that is said of somebody else's affairs. */
export type TakingKind = "booking" | "session" | "hold" | "block" | "calendar" | "busy";

/** One thing on a lane; `from` and `to` without its buffers. */
export interface Taking extends Span {
  kind: TakingKind;
  /** Bare id of the booking, session or block; null where it is not told. */
  id: string | null;
  laneId: string;
  occupiedFrom: Minute;
  occupiedTo: Minute;
  /** When a hold runs out. */
  expiresAt: Minute | null;
  /** Who and what, or why a block: for the business's own screens. */
  label: string;
}

/** What is taken, as `Busy` says it and with what it is: for explanations, never for customers (case T7). */
export interface BusyDetails {
  takings: readonly Taking[];
  sessions: readonly SessionBusy[];
  booked: readonly Minute[];
  bookedWith: ReadonlyMap<string, readonly Minute[]>;
  /** Bookings of this service that the customer asked about still has ahead; null where none was named. */
  ofCustomer: number | null;
}

/** What the slot engine is told of the same rows, so that an explanation can never be about anything else. */
export function busyFrom({ takings, sessions, booked, bookedWith }: BusyDetails): Busy {
  const lanes = new Map<string, Span[]>();
  for (const { laneId, occupiedFrom: from, occupiedTo: to } of takings) {
    const known = lanes.get(laneId);
    if (known) known.push({ from, to });
    else lanes.set(laneId, [{ from, to }]);
  }
  return { lanes, sessions, booked, bookedWith };
}

/**
 * The same with others' affairs made unknowable: only what stands on the viewer's own lanes keeps what it is, also
 * where it holds a room. `own`: ids of the lanes within reach, null for all.
 */
export function masked(details: BusyDetails, own: readonly string[] | null): BusyDetails {
  if (own === null) return details;
  const mine = new Set(details.takings.filter(({ laneId }) => own.includes(laneId)).map(({ id }) => id));
  const takings = details.takings.map((taking): Taking => {
    if (own.includes(taking.laneId) || (taking.id !== null && mine.has(taking.id))) return taking;
    const { laneId, occupiedFrom, occupiedTo } = taking;
    const span = { from: occupiedFrom, to: occupiedTo, occupiedFrom, occupiedTo };
    return { kind: "busy", id: null, laneId, ...span, expiresAt: null, label: "" };
  });
  return { ...details, takings };
}
