import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

export interface LocationLine {
  slug: string;
  name: string;
  kind: "in_person" | "online";
  address: string;
  timezone: string;
}

export interface ResourceLine {
  slug: string;
  name: string;
  units: number;
}

/** Where a business works, and the rooms and machines it has. @throws TryAgain */
export const loadPlaces = (
  scope: TenantScope,
): Promise<{ locations: LocationLine[]; resources: ResourceLine[] }> =>
  withTenant(scope, async (tx) => {
    const where = { tenantId: scope.tenantId };
    const locations = await tx.location.findMany({ where, orderBy: [{ position: "asc" }, { slug: "asc" }] });
    const resources = await tx.resource.findMany({
      where,
      orderBy: [{ position: "asc" }, { slug: "asc" }],
      include: { units: { where: { active: true }, select: { id: true } } },
    });
    return {
      locations: locations.map(({ slug, name, kind, address, timezone }) => ({
        slug,
        name,
        kind: kind === "online" ? "online" : "in_person",
        address,
        timezone,
      })),
      resources: resources.map(({ slug, name, units }) => ({ slug, name, units: units.length })),
    };
  });
