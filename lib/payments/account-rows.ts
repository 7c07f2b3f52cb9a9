import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";

/**
 * The business that an account of Stripe belongs to; null for one that is none of ours. Crosses tenants: a signed event's
 * account is all there is to go by. Also of an account that was disconnected: what it took can still go back.
 */
export async function resolveAccount(stripeAccountId: string): Promise<TenantScope | null> {
  const row = await platformDb().paymentAccount.findUnique({
    where: { stripeAccountId },
    select: { tenantId: true },
  });
  return row && mintScope(row.tenantId);
}
