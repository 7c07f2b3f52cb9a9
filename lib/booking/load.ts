import { longestAllocation } from "#lib/availability/busy-query.ts";
import type { Minute } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";

/**
 * Minutes each of a service's staff members has around a start, of every service, for "balanced" (design 4.4). Read in
 * the transaction that will add to it. Empty for services that are not shared out.
 */
export async function readLoad(
  tx: Tx,
  scope: TenantScope,
  service: CatalogueService,
  start: Minute,
): Promise<Map<string, number>> {
  const load = new Map<string, number>();
  if (service.rules.assignment !== "balanced") return load;
  const reach = service.balanceDays * 1440;
  const rows = await tx.allocation.findMany({
    where: {
      tenantId: scope.tenantId,
      laneId: { in: service.rules.staff.map(({ id }) => id) },
      state: { in: ["held", "confirmed"] },
      occupiedFrom: {
        gt: minuteToDate(start - reach - longestAllocation),
        lt: minuteToDate(start + reach),
      },
      startsAt: { gte: minuteToDate(start - reach), lt: minuteToDate(start + reach) },
    },
    select: { laneId: true, startsAt: true, endsAt: true },
  });
  for (const { laneId, startsAt, endsAt } of rows)
    load.set(laneId, (load.get(laneId) ?? 0) + minuteFloor(endsAt) - minuteFloor(startsAt));
  return load;
}
