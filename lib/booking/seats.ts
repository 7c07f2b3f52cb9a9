import type { Placement } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { claimFirst, type HeldUntil, releaseLanes } from "./lanes.ts";

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

/** Whose seats they are. */
export type SeatOwner = { bookingId: string } | { holdId: string };

interface SeatsWanted {
  sessionId: string;
  owner: SeatOwner;
  party: number;
  /** For how long, where they are not sold yet. */
  until?: HeldUntil;
}

/** As with lanes: what ran out is free the moment somebody needs it, by the database's clock. */
export async function releaseExpiredSeats(
  tx: Tx,
  { tenantId }: TenantScope,
  sessionIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE seat SET live = false
     WHERE tenant_id = ${tenantId}::uuid AND session_id = ANY (${[...sessionIds]}::uuid[])
       AND live AND hold_expires_at <= now()`;
}

/** Takes the lowest free seat numbers of a session; false where a rival won one of them. */
export async function takeSeats(tx: Tx, scope: TenantScope, wanted: SeatsWanted): Promise<boolean> {
  const { sessionId, owner, party, until = null } = wanted;
  await releaseExpiredSeats(tx, scope, [sessionId]);
  const session = await tx.session.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: scope.tenantId, id: sessionId } },
    include: { seats: { where: { live: true }, select: { seatNo: true } } },
  });
  const taken = new Set(session.seats.map((seat) => seat.seatNo));
  const free = Array.from({ length: session.capacity }, (_, i) => i + 1).filter((no) => !taken.has(no));
  if (free.length < party) return false;
  const won = await tx.seat.createManyAndReturn({
    data: free.slice(0, party).map((seatNo) => ({
      tenantId: scope.tenantId,
      id: newId(),
      sessionId,
      ...owner,
      holdExpiresAt: until,
      seatNo,
      capacity: session.capacity,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return won.length === party;
}

/** Frees seats without a look at what is left of their session. */
export async function leaveSeats(tx: Tx, { tenantId }: TenantScope, owner: SeatOwner): Promise<void> {
  await tx.seat.updateMany({ where: { tenantId, ...owner, live: true }, data: { live: false } });
}

/** A session that nobody sits in any more gives back its staff and room. */
export async function closeIfEmpty(tx: Tx, scope: TenantScope, sessionId: string): Promise<void> {
  const { tenantId } = scope;
  const left = await tx.seat.count({ where: { tenantId, sessionId, live: true } });
  if (left > 0) return;
  await tx.session.update({
    where: { tenantId_id: { tenantId, id: sessionId } },
    data: { state: "cancelled" },
  });
  await releaseLanes(tx, scope, { sessionId });
}

/** Both, for whoever does not come back to the same session. */
async function leaveSession(tx: Tx, scope: TenantScope, owner: SeatOwner, sessionId: string): Promise<void> {
  await leaveSeats(tx, scope, owner);
  await closeIfEmpty(tx, scope, sessionId);
}

/** Gives back all that a booking has: its seats, or its lanes. */
export async function freeTime(
  tx: Tx,
  scope: TenantScope,
  { id: bookingId, sessionId }: { id: string; sessionId: string | null },
): Promise<void> {
  if (sessionId) await leaveSession(tx, scope, { bookingId }, sessionId);
  else await releaseLanes(tx, scope, { bookingId });
}

/** Seats that a booking held are its own now. @returns how many it still had */
export async function keepSeats(tx: Tx, { tenantId }: TenantScope, bookingId: string): Promise<number> {
  const kept = await tx.seat.updateMany({
    where: { tenantId, bookingId, live: true },
    data: { holdExpiresAt: null },
  });
  return kept.count;
}

/** Frees some of a booking's seats, the highest numbers, and keeps the others as they are (B23). */
export async function giveSeatsBack(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
  count: number,
): Promise<void> {
  const { tenantId } = scope;
  const given = await tx.seat.findMany({
    where: { tenantId, bookingId, live: true },
    orderBy: { seatNo: "desc" },
    take: count,
    select: { id: true },
  });
  await tx.seat.updateMany({
    where: { tenantId, id: { in: given.map(({ id }) => id) }, live: true },
    data: { live: false },
  });
}
