import { ownedBy } from "#lib/agenda/data.ts";
import { reachedStaff } from "#lib/agenda/reach.ts";
import type { Permission } from "#lib/auth/permissions.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { cancelWithin } from "#lib/booking/cancellation.ts";
import { markWithin } from "#lib/booking/outcome.ts";
import { Refused } from "#lib/booking/refused.ts";
import { closeIfEmpty } from "#lib/booking/seats.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { releaseHold } from "#lib/holds/mutations.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit } from "#lib/team/members.ts";
import { oversold, readSold, resize } from "./capacity.ts";
import type { Mark } from "./session.ts";

type MemberActor = Actor & { kind: "member" };

interface Asked {
  sessionId: string;
  actor: MemberActor;
}

/** All of it or nothing: a step that is refused undoes what came before. */
async function allOrNothing<T>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  try {
    return await withTenantSerializable(scope, work);
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    throw error;
  }
}

const findOpen = (tx: Tx, scope: TenantScope, { sessionId, actor }: Asked, permission: Permission) =>
  tx.session.findFirst({
    where: {
      tenantId: scope.tenantId,
      id: sessionId,
      state: "open",
      ...ownedBy(reachedStaff(actor, permission)),
    },
    include: {
      service: { select: { capacity: true } },
      holds: { where: { releasedAt: null }, select: { id: true, sessionId: true } },
      bookings: {
        where: { status: { in: ["held", "confirmed", "completed", "no_show"] } },
        orderBy: { id: "asc" },
        select: { id: true, status: true },
      },
    },
  });

/**
 * Notes who came to a class, several people at once, all or nothing. Takes bare ids and @returns, with shown ones, the
 * marks that take it back.
 * @throws TryAgain
 */
export const checkIn = (
  scope: TenantScope,
  { marks, ...asked }: Asked & { marks: readonly Mark[] },
  at: Date = new Date(),
): Promise<Result<{ undo: Mark[] }, Problem>> =>
  allOrNothing(scope, async (tx) => {
    const session = await findOpen(tx, scope, asked, "booking:attend");
    const here = new Set(session?.bookings.map(({ id }) => id));
    if (!marks.every(({ booking }) => here.has(booking))) return err(problem("not_found"));
    const undo: Mark[] = [];
    for (const { booking: bookingId, version, came } of marks) {
      const request = { bookingId, expectedVersion: version, came, actor: asked.actor };
      const marked = await markWithin(tx, scope, request, at);
      if (!marked.ok) throw new Refused(marked.error);
      const { view, before } = marked.value;
      undo.push({ booking: view.id, version: view.version, came: before });
    }
    return ok({ undo });
  });

/**
 * Cancels a class: every booking of it through the one path, with its mail, in one transaction; with the last one the
 * room and the people are free again. @returns how many bookings there were. @throws TryAgain
 */
export const cancelSession = (
  scope: TenantScope,
  { reason, ...asked }: Asked & { reason?: string | undefined },
  at: Date = new Date(),
): Promise<Result<{ cancelled: number }, Problem>> =>
  allOrNothing(scope, async (tx) => {
    const session = await findOpen(tx, scope, asked, "booking:cancel");
    if (!session) return err(problem("not_found"));
    if (session.bookings.some(({ status }) => status === "completed" || status === "no_show"))
      return err(
        problem("illegal_transition", {
          detail: "Somebody has been checked in already, so this class has taken place. Undo that first.",
        }),
      );
    // Who is still filling in the form finds it gone; a seat that waits would keep the class open.
    for (const hold of session.holds) await releaseHold(tx, scope, hold, true);
    for (const { id: bookingId } of session.bookings) {
      const done = await cancelWithin(tx, scope, { bookingId, actor: asked.actor, reason }, at);
      if (!done.ok) throw new Refused(done.error);
    }
    await closeIfEmpty(tx, scope, session.id);
    await audit(tx, scope, asked.actor, "session.cancelled", session.id);
    return ok({ cancelled: session.bookings.length });
  });

/** Gives one class more or fewer places than its service, never fewer than are sold. @throws TryAgain */
export const setCapacity = (
  scope: TenantScope,
  { capacity, ...asked }: Asked & { capacity: number },
): Promise<Result<{ before: number }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const session = await findOpen(tx, scope, asked, "service:write");
    if (!session) return err(problem("not_found"));
    const sold = await readSold(tx, scope, { id: session.id });
    const refusal = oversold(sold, capacity);
    if (refusal) return err(problem("invalid", { errors: [{ path: "capacity", message: refusal }] }));
    await resize(tx, scope, sold, capacity, { ownCapacity: capacity !== session.service.capacity });
    await audit(tx, scope, asked.actor, "session.resized", session.id);
    return ok({ before: session.capacity });
  });
