import type { AgendaBlock } from "#lib/agenda/day.ts";
import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Span } from "#lib/availability/rules.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { spanOfBlock } from "./data.ts";
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

/** One block, as its panel shows it. Minutes since the epoch. */
export interface BlockDetail extends Span {
  id: string;
  /** The person or the room whose time it is. */
  who: string;
  reason: string;
  source: AgendaBlock["source"];
  /** When it was taken away; null while it stands. */
  removedAt: number | null;
}

const unit = {
  number: true,
  resource: { select: { name: true, _count: { select: { units: { where: { active: true } } } } } },
} as const;

/** A block by its id, also one that was taken away; null for what is foreign, unknown or out of reach (T1). @throws TryAgain */
export const loadBlock = async (
  scope: TenantScope,
  viewer: Viewer,
  id: string,
): Promise<BlockDetail | null> => {
  if (!isUuid(id)) return null;
  const reached = reachedStaff(viewer, "booking:read");
  const row = await withTenant(scope, (tx) =>
    tx.block.findFirst({
      where: { tenantId: scope.tenantId, id, ...(reached && { staffId: { in: reached } }) },
      include: { staff: { select: { name: true } }, unit: { select: unit } },
    }),
  );
  if (!row) return null;
  const room = row.unit;
  return {
    id,
    ...spanOfBlock(row),
    who:
      row.staff?.name ?? (room ? unitName(room.resource.name, room.number, room.resource._count.units) : ""),
    reason: row.reason,
    source: row.source === "calendar" ? "calendar" : "staff",
    removedAt: row.releasedAt && minuteFloor(row.releasedAt),
  };
};
