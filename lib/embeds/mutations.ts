import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { Problem } from "#lib/errors.ts";
import { ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";

/** Says which websites may show the booking page in a frame; the list replaces the one before. @throws TryAgain */
export const saveParents = (
  scope: TenantScope,
  actor: MemberActor,
  parents: string[],
): Promise<Result<{ parents: string[] }, Problem>> =>
  withTenant(scope, async (tx) => {
    await tx.tenant.update({
      where: { id: scope.tenantId },
      data: { embedParents: parents },
      select: { id: true },
    });
    await audit(tx, scope, actor, "tenant.embed-parents-changed", scope.tenantId);
    return ok({ parents });
  });
