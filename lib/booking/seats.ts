import type { Placement } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { claimFirst, releaseLanes } from "./lanes.ts";

interface Wanted {
  serviceId: string;
  capacity: number;
  party: number;
  placement: Placement;
}

/**
 * The session that a group booking joins: the one there is, or a new one that wins its lanes.
 * Null where its lanes were taken.
 */
export async function joinSession(
  tx: Tx,
  scope: TenantScope,
  wanted: Wanted,
): Promise<{ sessionId: string; staffId: string | null } | null> {
  const { placement } = wanted;
  if (placement.session)
    return { sessionId: placement.session.sessionId, staffId: placement.session.staffId };
  const sessionId = newId();
  const first = placement.candidates[0];
  // Conflict-free: a rival who opened the same session ends in a 40001 and a second look.
  await tx.session.createMany({
    data: [
      {
        tenantId: scope.tenantId,
        id: sessionId,
        serviceId: wanted.serviceId,
        staffId: first?.staffIds[0] ?? null,
        startsAt: minuteToDate(placement.from),
        endsAt: minuteToDate(placement.to),
        capacity: wanted.capacity,
      },
    ],
    skipDuplicates: true,
  });
  const won = await claimFirst(tx, scope, { sessionId }, placement);
  if (!won) return null;
  const staffId = won.staffIds[0] ?? null;
  if (staffId !== (first?.staffIds[0] ?? null))
    await tx.session.update({
      where: { tenantId_id: { tenantId: scope.tenantId, id: sessionId } },
      data: { staffId },
    });
  return { sessionId, staffId };
}

/** Takes the lowest free seat numbers of a session; false where a rival won one of them. */
export async function takeSeats(
  tx: Tx,
  scope: TenantScope,
  seats: { sessionId: string; bookingId: string; party: number },
): Promise<boolean> {
  const session = await tx.session.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: scope.tenantId, id: seats.sessionId } },
    include: { seats: { where: { live: true }, select: { seatNo: true } } },
  });
  const taken = new Set(session.seats.map((seat) => seat.seatNo));
  const free = Array.from({ length: session.capacity }, (_, i) => i + 1).filter((no) => !taken.has(no));
  if (free.length < seats.party) return false;
  const won = await tx.seat.createManyAndReturn({
    data: free.slice(0, seats.party).map((seatNo) => ({
      tenantId: scope.tenantId,
      id: newId(),
      sessionId: seats.sessionId,
      bookingId: seats.bookingId,
      seatNo,
      capacity: session.capacity,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return won.length === seats.party;
}

/** Frees a booking's seats; a session that nobody sits in any more gives back its staff and room. */
export async function leaveSession(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
  sessionId: string,
): Promise<void> {
  const { tenantId } = scope;
  await tx.seat.updateMany({ where: { tenantId, bookingId, live: true }, data: { live: false } });
  const left = await tx.seat.count({ where: { tenantId, sessionId, live: true } });
  if (left > 0) return;
  await tx.session.update({
    where: { tenantId_id: { tenantId, id: sessionId } },
    data: { state: "cancelled" },
  });
  await releaseLanes(tx, scope, { sessionId });
}
