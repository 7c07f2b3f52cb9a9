import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";

/**
 * How many live bookings of a service a person still has ahead. Read inside the serializable transaction that
 * will add one, so two at once cannot both be the last (B16).
 */
export const customerBookings = (
  tx: Tx,
  scope: TenantScope,
  serviceId: string,
  emailKey: string,
  at: Date,
): Promise<number> =>
  tx.booking.count({
    where: {
      tenantId: scope.tenantId,
      serviceId,
      status: { in: ["held", "confirmed"] },
      startsAt: { gte: at },
      customer: { emailKey },
    },
  });
