import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

/** The id behind a staff member's slug; null where the tenant has none. */
export const staffIdOf = (scope: TenantScope, slug: string): Promise<string | null> =>
  withTenant(scope, async (tx) => {
    const row = await tx.staff.findUnique({ where: { tenantId_slug: { tenantId: scope.tenantId, slug } } });
    return row?.id ?? null;
  });

/** The zone the customer booked in: a move by staff must not change what the customer's mails are written in. */
export const customerZoneOf = (scope: TenantScope, bookingId: string): Promise<string | null> =>
  withTenant(scope, async (tx) => {
    const row = await tx.booking.findUnique({
      where: { tenantId_id: { tenantId: scope.tenantId, id: bookingId } },
      select: { customerTimezone: true },
    });
    return row?.customerTimezone ?? null;
  });
