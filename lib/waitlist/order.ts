import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { WaitlistEntry } from "#prisma/generated/client.ts";
import { auditEntry, onEntry, type Staffed } from "./mutations.ts";

/** Where to: one step, all the way, or a place from 1. */
export type Destination = "up" | "down" | "top" | number;

/**
 * Gives somebody another place in their line. Only their own row changes: the new rank lies between its neighbours'.
 * @returns the place they have now, from 1 @throws TryAgain
 */
export async function moveEntry(
  scope: TenantScope,
  by: Staffed,
  entryId: string,
  to: Destination,
): Promise<Result<{ id: string; position: number }, Problem>> {
  try {
    return await onEntry(scope, by, entryId, async (tx, entry) => {
      if (entry.state !== "waiting")
        return err(problem("illegal_transition", { detail: "They are no longer on this list." }));
      const position = await place(tx, scope, entry, to);
      await auditEntry(tx, scope, by, "moved", entry.id);
      return ok({ id: entry.id, position });
    });
  } catch (error) {
    // Two people moved two others to one place in one moment.
    if (dbRefusal(error) === "unique") return err(problem("version_conflict"));
    throw error;
  }
}

async function place(
  tx: Tx,
  { tenantId }: TenantScope,
  entry: WaitlistEntry,
  to: Destination,
): Promise<number> {
  const line = await tx.waitlistEntry.findMany({
    where: { tenantId, serviceId: entry.serviceId, state: "waiting" },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const now = line.findIndex(({ id }) => id === entry.id);
  const others = line.filter(({ id }) => id !== entry.id);
  const wanted = typeof to === "number" ? to - 1 : to === "top" ? 0 : now + (to === "up" ? -1 : 1);
  const index = Math.max(0, Math.min(wanted, others.length));
  if (index === now) return now + 1;
  const [before, after] = [others[index - 1]?.id ?? null, others[index]?.id ?? null];
  // By Postgres: a product of numerics is exact, however often the gap was halved. The end of the line is now.
  await tx.$executeRaw`
    UPDATE waitlist_entry SET rank = COALESCE(
        0.5 * (before.rank + after.rank),
        after.rank - 1,
        greatest(before.rank + 0.000001, extract(epoch FROM clock_timestamp())))
      FROM (SELECT max(rank) AS rank FROM waitlist_entry
             WHERE tenant_id = ${tenantId}::uuid AND id = ${before}::uuid) AS before,
           (SELECT max(rank) AS rank FROM waitlist_entry
             WHERE tenant_id = ${tenantId}::uuid AND id = ${after}::uuid) AS after
     WHERE tenant_id = ${tenantId}::uuid AND id = ${entry.id}::uuid`;
  return index + 1;
}
