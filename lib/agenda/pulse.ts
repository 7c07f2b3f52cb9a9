import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

/**
 * A short text that changes whenever a booking, a block, the waitlist or the set-up does; what people do to blocks and to
 * the waitlist's order is in the audit log. Ids rise with time, so the last few are one step at the end of the primary
 * key; several of them, because two transactions may commit in the other order.
 */
export const readPulse = (scope: TenantScope): Promise<string> =>
  withTenant(scope, async (tx) => {
    const where = { tenantId: scope.tenantId };
    const events = await tx.bookingEvent.findMany({
      where,
      orderBy: { id: "desc" },
      take: 6,
      select: { id: true },
    });
    const audited = await tx.auditEntry.findMany({
      where,
      orderBy: { id: "desc" },
      take: 2,
      select: { id: true },
    });
    const { revision } = await tx.tenant.findUniqueOrThrow({
      where: { id: scope.tenantId },
      select: { revision: true },
    });
    const latest = { where, orderBy: { id: "desc" }, take: 2 } as const;
    const waiting = await tx.waitlistEntry.findMany({ ...latest, select: { id: true, state: true } });
    const offers = await tx.waitlistOffer.findMany({ ...latest, select: { id: true, state: true } });
    const line = [...waiting, ...offers].map(({ id, state }) => `${id.slice(-8)}${state}`);
    return [revision, ...[...audited, ...events].map(({ id }) => id.slice(-8)), ...line].join(".");
  });
