import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { Problem } from "#lib/errors.ts";
import { brandingRefusal } from "#lib/plans/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";

/** Says which websites may show the booking page in a frame; the list replaces the one before. @throws TryAgain */
export const saveParents = (
  scope: TenantScope,
  actor: MemberActor,
  parents: string[],
  now: Date,
): Promise<Result<{ parents: string[] }, Problem>> =>
  withTenant(scope, async (tx) => {
    const refused = await brandingRefusal(tx, scope, { actor, now, wanted: { embedParents: parents } });
    if (refused) return err(refused);
    await tx.tenant.update({
      where: { id: scope.tenantId },
      data: { embedParents: parents },
      select: { id: true },
    });
    await audit(tx, scope, actor, "tenant.embed-parents-changed", scope.tenantId);
    return ok({ parents });
  });
