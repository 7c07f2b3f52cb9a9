import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "./actor.ts";
import type { Booked } from "./change-plan.ts";
import { readConflict } from "./conflict.ts";
import { nextStatus, readStatus, type Transition } from "./states.ts";

/** A request to change a booking that exists. */
export interface ChangeRequest {
  bookingId: string;
  actor: Actor;
  /** The version the person was looking at; when it has risen since, nothing is changed (B17). */
  expectedVersion?: number | undefined;
  /** One of several that are changed together: one letter tells of all of them, here only reminders are queued. */
  quiet?: boolean;
}

export const readBooking = (tx: Tx, scope: TenantScope, id: string) =>
  tx.booking.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id } },
    include: { service: { select: { slug: true } }, staff: { select: { slug: true } } },
  });

export type BookingRow = NonNullable<Awaited<ReturnType<typeof readBooking>>>;

/** The same row as the pure rules read it. */
export const bookedOf = (row: BookingRow): Booked => ({
  from: minuteFloor(row.startsAt),
  to: minuteFloor(row.endsAt),
  serviceId: row.serviceId,
  staffId: row.staffId,
  party: row.party,
  price: row.price,
  dueNow: row.dueNow,
});

/**
 * The booking, if this actor may take it through this transition now. Staff see and change their own calendar
 * only: somebody else's booking does not exist for them (T1).
 */
export async function loadForChange(
  tx: Tx,
  scope: TenantScope,
  request: ChangeRequest,
  transition: Transition,
): Promise<Result<{ booking: BookingRow; status: string }, Problem>> {
  // Everybody who changes a booking takes its row first and its time second. A move used to do it the other way round,
  // and whoever cancelled meanwhile stood in a deadlock with it for the second that Postgres takes to notice.
  await tx.$queryRaw`
    SELECT FROM booking WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${request.bookingId}::uuid FOR UPDATE`;
  const booking = await readBooking(tx, scope, request.bookingId);
  if (!booking || !(await reaches(tx, scope, request.actor, booking))) return err(problem("not_found"));
  if (request.expectedVersion !== undefined && request.expectedVersion !== booking.version)
    return err(await readConflict(tx, scope, booking, request.expectedVersion, request.actor));
  const next = nextStatus(readStatus(booking.status), transition);
  return next.ok ? ok({ booking, status: next.value }) : err(problem("illegal_transition"));
}

/** What several people do together is in the calendar of each of them. */
async function reaches(tx: Tx, scope: TenantScope, actor: Actor, booking: BookingRow): Promise<boolean> {
  if (actor.kind !== "member" || actor.role !== "staff") return true;
  if (actor.staffId === null || booking.staffId === actor.staffId) return actor.staffId !== null;
  const owner = booking.sessionId ? { sessionId: booking.sessionId } : { bookingId: booking.id };
  const lane = { laneKind: "staff", laneId: actor.staffId, state: { in: ["held", "confirmed"] } };
  const where = { tenantId: scope.tenantId, ...owner, ...lane };
  return (await tx.allocation.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Writes the next version of a booking. The version in the `where` makes two changes at once impossible even
 * without the isolation level. @returns false where a rival was first.
 */
export async function raiseVersion(
  tx: Tx,
  scope: TenantScope,
  booking: Pick<BookingRow, "id" | "version">,
  data: Partial<{
    status: string;
    startsAt: Date;
    endsAt: Date;
    wallStart: string;
    timezone: string;
    serviceId: string;
    staffId: string | null;
    sessionId: string | null;
    party: number;
    price: number;
    dueNow: number;
    serviceSnapshot: Prisma.InputJsonObject;
    policySnapshot: Prisma.InputJsonObject;
    attended: number | null;
    customerTimezone: string;
    tzVersion: string;
    holdReason: string | null;
    holdExpiresAt: Date | null;
    cancelledAt: Date;
    cancelReason: string | null;
    cancelledBy: string;
  }>,
  at: Date,
): Promise<boolean> {
  const changed = await tx.booking.updateMany({
    where: { tenantId: scope.tenantId, id: booking.id, version: booking.version },
    data: { ...data, version: booking.version + 1, updatedAt: at },
  });
  return changed.count === 1;
}
