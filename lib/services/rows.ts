import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";

const byPosition = { orderBy: { position: "asc" } } as const;

/** Every row the catalogue is compiled from. Sequential: one connection, one snapshot. */
export async function readCatalogueRows(tx: Tx, scope: TenantScope) {
  const where = { tenantId: scope.tenantId };
  return {
    locations: await tx.location.findMany({ where, orderBy: [{ position: "asc" }, { slug: "asc" }] }),
    schedules: await tx.schedule.findMany({
      where,
      orderBy: { slug: "asc" },
      include: { exceptions: { orderBy: { date: "asc" } }, periods: { orderBy: { fromDate: "asc" } } },
    }),
    staff: await tx.staff.findMany({ where, orderBy: [{ position: "asc" }, { slug: "asc" }] }),
    timeOff: await tx.timeOff.findMany({
      where: { ...where, state: "approved", endedAt: null },
      orderBy: { fromWall: "asc" },
    }),
    resources: await tx.resource.findMany({
      where,
      orderBy: [{ position: "asc" }, { slug: "asc" }],
      include: { units: { orderBy: { number: "asc" } } },
    }),
    policies: await tx.policy.findMany({ where, orderBy: { slug: "asc" } }),
    services: await tx.service.findMany({
      where,
      orderBy: [{ position: "asc" }, { slug: "asc" }],
      include: { staff: byPosition, resources: byPosition },
    }),
  };
}

export type CatalogueRows = Awaited<ReturnType<typeof readCatalogueRows>>;
