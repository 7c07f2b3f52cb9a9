import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogueRows } from "#lib/services/rows.ts";
import { followCapacities, tooSmall } from "./capacity.ts";
import { readConfiguration } from "./data.ts";
import type { ConfigurationDocument } from "./document.ts";
import { beyondPlan } from "./plan-limits.ts";
import { checkConfiguration } from "./references.ts";
import { applyRemovals, blockedRemovals, removedBy } from "./removals.ts";
import type { Configuration } from "./schema.ts";
import { writeConfiguration } from "./write.ts";

/**
 * Makes a business look exactly like the document, or refuses all of it with a sentence per field (contract 2).
 * One serializable transaction; the same document again changes nothing, not even the revision.
 * @returns the document as it is now. @throws TryAgain
 */
export async function applyConfiguration(
  scope: TenantScope,
  document: Configuration,
  actor: Actor,
  at: Date = new Date(),
): Promise<Result<ConfigurationDocument, Problem>> {
  const wrong = checkConfiguration(document);
  if (wrong.length > 0) return err(problem("invalid", { errors: wrong.slice(0, 50) }));
  return withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const rows = await readCatalogueRows(tx, scope);
    const blocked = [
      ...(await blockedRemovals(tx, scope, rows, document, at)),
      ...(await tooSmall(tx, scope, rows, document, at)),
    ];
    if (blocked.length > 0)
      return err(problem("invalid", { detail: blocked[0]?.message ?? "", errors: blocked }));
    const beyond = await beyondPlan(tx, scope, rows, document, { actor, now: at });
    if (beyond) return err(beyond);
    const before = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { revision: true } });
    await followCapacities(tx, scope, rows, document, at);
    await writeConfiguration(tx, scope, { rows, document, actor, at });
    await applyRemovals(tx, scope, removedBy(rows, document));
    const after = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { revision: true } });
    if (after.revision !== before.revision)
      await tx.auditEntry.create({
        data: {
          tenantId,
          id: newId(),
          ...actorColumns(actor),
          action: "configuration.replaced",
          detail: { revision: after.revision },
        },
        select: { id: true },
      });
    return ok(await readConfiguration(tx, scope, at));
  });
}
