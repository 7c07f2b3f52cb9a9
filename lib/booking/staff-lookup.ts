import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

/** The slug of a member's own staff member; null where they have none. */
export const staffSlugOf = async (scope: TenantScope, id: string | null): Promise<string | null> => {
  if (!id) return null;
  return withTenant(scope, async (tx) => {
    const row = await tx.staff.findUnique({ where: { tenantId_id: { tenantId: scope.tenantId, id } } });
    return row?.slug ?? null;
  });
};
