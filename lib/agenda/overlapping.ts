import type { Span } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { showId } from "#lib/ids.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { snapshotName } from "./snapshot.ts";

/** A booking or session that falls into time which somebody wants to keep free. Minutes since the epoch. */
export interface Overlapping {
  /** `bkg_…` of a booking, the bare id of a session. */
  id: string;
  kind: "booking" | "session";
  from: number;
  to: number;
  /** A session has none. */
  customer: string | null;
  service: string;
}

/** What a step that goes over bookings answers with: it is done, or these were not known to the person yet. */
export type Asked<T> = { done: T } | { overlapping: Overlapping[] };

/** The longest an allocation may be (a CHECK says so): bounds the index range that is read. */
const longestMinutes = 3 * 1440;

/**
 * Live bookings and sessions of a lane that touch a span and are not over yet, in order, each once. They stay when the
 * time is blocked or taken off: people were promised them, and whoever blocks it is told which they are.
 */
export async function readOverlapping(
  tx: Tx,
  scope: TenantScope,
  laneId: string,
  span: Span,
  now: Date,
): Promise<Overlapping[]> {
  const from = Math.max(span.from, minuteFloor(now));
  const rows = await tx.allocation.findMany({
    where: {
      tenantId: scope.tenantId,
      laneId,
      state: { in: ["held", "confirmed"] },
      occupiedFrom: { lt: minuteToDate(span.to), gt: minuteToDate(from - longestMinutes) },
      startsAt: { lt: minuteToDate(span.to) },
      endsAt: { gt: minuteToDate(from) },
      OR: [{ holdExpiresAt: null }, { holdExpiresAt: { gt: now } }, { state: "confirmed" }],
    },
    include: {
      booking: { select: { id: true, customerName: true, serviceSnapshot: true } },
      session: { select: { id: true, service: { select: { name: true } } } },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ startsAt, endsAt, booking, session }): Overlapping[] => {
    const time = { from: minuteFloor(startsAt), to: minuteFloor(endsAt) };
    if (booking)
      return [
        {
          ...time,
          id: showId("booking", booking.id),
          kind: "booking",
          customer: booking.customerName,
          service: snapshotName(booking.serviceSnapshot),
        },
      ];
    return session
      ? [{ ...time, id: session.id, kind: "session", customer: null, service: session.service.name }]
      : [];
  });
}

/** Whether the person has been shown every one of them. */
export const allTold = (overlapping: readonly Overlapping[], told: readonly string[]): boolean =>
  overlapping.every(({ id }) => told.includes(id));
