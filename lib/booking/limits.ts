import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";

/**
 * How many live bookings of a service a person still has ahead. Read inside the serializable transaction that
 * will add one, so two at once cannot both be the last (B16).
 */
export async function customerBookings(
  tx: Tx,
  scope: TenantScope,
  serviceId: string,
  emailKey: string,
  at: Date,
): Promise<number> {
  const customerId = await customerOf(tx, scope, emailKey);
  if (customerId === null) return 0;
  return tx.booking.count({
    where: {
      tenantId: scope.tenantId,
      serviceId,
      status: { in: ["held", "confirmed"] },
      startsAt: { gte: at },
      customerId,
    },
  });
}

/** The record that an address finds, merged ones followed: a second address is no second customer. */
export async function customerOf(tx: Tx, scope: TenantScope, emailKey: string): Promise<string | null> {
  const row = await tx.customer.findUnique({
    where: { tenantId_emailKey: { tenantId: scope.tenantId, emailKey } },
    select: { id: true, mergedIntoId: true },
  });
  return row && (row.mergedIntoId ?? row.id);
}
