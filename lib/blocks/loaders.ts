import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { can } from "#lib/auth/permissions.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { BlockLane } from "./schema.ts";
import { unitName } from "./unit-name.ts";

export interface LaneChoice {
  lane: BlockLane;
  name: string;
}

/** Whose time a viewer may block: people in the business's order, then rooms, one by one. @throws TryAgain */
export const loadLanes = async (scope: TenantScope, viewer: Viewer): Promise<LaneChoice[]> => {
  if (!can(viewer.role, "block:write")) return [];
  const reached = reachedStaff(viewer, "block:write");
  const { tenantId } = scope;
  const order = [{ position: "asc" as const }, { slug: "asc" as const }];
  return withTenant(scope, async (tx) => {
    const staff = await tx.staff.findMany({
      where: { tenantId, active: true, ...(reached && { id: { in: reached } }) },
      orderBy: order,
      select: { slug: true, name: true },
    });
    const resources = reached
      ? []
      : await tx.resource.findMany({
          where: { tenantId },
          orderBy: order,
          include: { units: { where: { active: true }, orderBy: { number: "asc" } } },
        });
    return [
      ...staff.map(({ slug, name }): LaneChoice => ({ lane: { kind: "staff", slug }, name })),
      ...resources.flatMap(({ slug, name, units }) =>
        units.map(
          ({ number }): LaneChoice => ({
            lane: { kind: "unit", slug, number },
            name: unitName(name, number, units.length),
          }),
        ),
      ),
    ];
  });
};
