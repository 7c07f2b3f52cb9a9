import { ownedBy } from "#lib/agenda/data.ts";
import { reachedStaff } from "#lib/agenda/reach.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Actor } from "./actor.ts";

/**
 * What staff write about a booking for each other. Not a transition: the version stays, so that a note written while
 * the customer moves the booking gets in nobody's way. Answers with the note before, for "Undo".
 */
export const saveNote = (
  scope: TenantScope,
  actor: Actor & { kind: "member" },
  { bookingId, note }: { bookingId: string; note: string },
): Promise<Result<{ before: string }, Problem>> =>
  withTenant(scope, async (tx) => {
    const where = {
      tenantId: scope.tenantId,
      id: bookingId,
      ...ownedBy(reachedStaff(actor, "booking:note")),
    };
    const row = await tx.booking.findFirst({ where, select: { staffNote: true } });
    if (!row) return err(problem("not_found"));
    await tx.booking.updateMany({
      where: { tenantId: scope.tenantId, id: bookingId },
      data: { staffNote: note },
    });
    return ok({ before: row.staffNote });
  });
