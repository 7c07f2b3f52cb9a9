import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";

/**
 * The business that a customer of the installation is; null for one that is none of ours. Crosses tenants: a signed
 * event's customer is all there is to go by, and it is believed only as far as our own row knows it.
 */
export async function resolvePlanCustomer(stripeCustomerId: string): Promise<TenantScope | null> {
  const row = await platformDb().planSubscription.findUnique({
    where: { stripeCustomerId },
    select: { tenantId: true },
  });
  return row && mintScope(row.tenantId);
}

/** Businesses whose subscription nobody has asked Stripe about since a moment, the longest ago first. */
export async function findStale(before: Date, atMost: number): Promise<TenantScope[]> {
  const rows = await platformDb().planSubscription.findMany({
    where: { state: { not: "ended" }, checkedAt: { lt: before } },
    select: { tenantId: true },
    orderBy: { checkedAt: "asc" },
    take: atMost,
  });
  return rows.map(({ tenantId }) => mintScope(tenantId));
}
