import type { Actor } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { withoutMoved } from "./customer.ts";
import { auditCustomer } from "./mutations.ts";

const already = problem("version_conflict", {
  detail: "One of these customers was merged in the meantime. You now see them as they are.",
});

/**
 * Makes two records one person: the bookings of `merge` point at `keep`, and its address finds `keep` from now on. Nothing
 * else of either record is changed, so undoing gives the same rows back. Serializable, and both records are locked: of two
 * merges at once one wins, and a booking made meanwhile lands where it belongs. @throws TryAgain
 */
export const mergeCustomers = (
  scope: TenantScope,
  actor: Actor,
  { keep, merge }: { keep: string; merge: string },
): Promise<Result<{ merge: string; bookings: number }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const rows = await lock(tx, scope, [keep, merge]);
    if (keep === merge)
      return err(
        problem("invalid", { errors: [{ path: "merge", message: "Please choose somebody else." }] }),
      );
    if (rows.length !== 2) return err(problem("not_found"));
    if (rows.some(({ mergedIntoId }) => mergedIntoId !== null)) return err(already);
    const bookings = await tx.booking.updateManyAndReturn({
      where: { tenantId, customerId: merge },
      data: { customerId: keep },
      select: { id: true },
    });
    const records = await tx.customer.updateManyAndReturn({
      where: { tenantId, mergedIntoId: merge },
      data: { mergedIntoId: keep },
      select: { id: true },
    });
    const waiting = await tx.waitlistEntry.updateManyAndReturn({
      where: { tenantId, customerId: merge },
      data: { customerId: keep },
      select: { id: true },
    });
    await tx.customer.update({
      where: { tenantId_id: { tenantId, id: merge } },
      data: { mergedIntoId: keep },
      select: { id: true },
    });
    await tx.customerWord.updateMany({ where: { tenantId, findsId: merge }, data: { findsId: keep } });
    const id = newId();
    const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
    const note = { bookings: idsOf(bookings), records: idsOf(records), waiting: idsOf(waiting) };
    const mergedBy = actor.kind === "member" ? actor.userId : null;
    await tx.customerMerge.create({
      data: { tenantId, id, keptId: keep, mergedId: merge, mergedBy, ...note },
      select: { id: true },
    });
    await auditCustomer(tx, scope, actor, "merged", keep, { merged: merge });
    return ok({ merge: id, bookings: bookings.length });
  });

/**
 * Takes a merge back: exactly the bookings and records that it moved go back, from wherever later merges have taken them;
 * what was booked since stays with the kept record. @throws TryAgain
 */
export const undoMerge = (
  scope: TenantScope,
  actor: Actor,
  { merge: id, now }: { merge: string; now: Date },
): Promise<Result<{ customer: string }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const merge = await tx.customerMerge.findUnique({ where: { tenantId_id: { tenantId, id } } });
    if (!merge) return err(problem("not_found"));
    const [merged] = await lock(tx, scope, [merge.mergedId]);
    const holder = merged?.mergedIntoId;
    if (merge.undoneAt || !holder) return err(already);
    await lock(tx, scope, [holder, ...merge.records]);
    await tx.booking.updateMany({
      where: { tenantId, id: { in: merge.bookings }, customerId: holder },
      data: { customerId: merge.mergedId },
    });
    await tx.waitlistEntry.updateMany({
      where: { tenantId, id: { in: merge.waiting }, customerId: holder },
      data: { customerId: merge.mergedId },
    });
    await tx.customer.updateMany({
      where: { tenantId, id: { in: merge.records }, mergedIntoId: holder },
      data: { mergedIntoId: merge.mergedId },
    });
    await tx.customer.update({
      where: { tenantId_id: { tenantId, id: merge.mergedId } },
      data: { mergedIntoId: null },
      select: { id: true },
    });
    await tx.customerWord.updateMany({
      where: {
        tenantId,
        customer: { OR: [{ id: merge.mergedId }, { mergedIntoId: merge.mergedId }] },
      },
      data: { findsId: merge.mergedId },
    });
    await tx.customerMerge.update({
      where: { tenantId_id: { tenantId, id } },
      data: { undoneAt: now, undoneBy: actor.kind === "member" ? actor.userId : null },
      select: { id: true },
    });
    const others = await tx.customerMerge.findMany({
      where: { tenantId, undoneAt: null, records: { has: merge.mergedId } },
    });
    for (const other of others) {
      const { bookings, records, waiting } = withoutMoved(other, merge);
      const left = [bookings, records, waiting].flat().length;
      if (left !== [other.bookings, other.records, other.waiting].flat().length)
        await tx.customerMerge.update({
          where: { tenantId_id: { tenantId, id: other.id } },
          data: { bookings: [...bookings], records: [...records], waiting: [...waiting] },
          select: { id: true },
        });
    }
    await auditCustomer(tx, scope, actor, "unmerged", holder, { merged: merge.mergedId });
    return ok({ customer: merge.mergedId });
  });

/** Locks records in one order for everybody, so that two who merge the same ones take turns. */
const lock = (tx: Tx, { tenantId }: TenantScope, ids: readonly string[]) =>
  tx.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, merged_into_id AS "mergedIntoId" FROM customer
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR UPDATE`;
