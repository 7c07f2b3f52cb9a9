import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { Span } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import type { BlockLane } from "./schema.ts";

/** The longest a block may be, minutes (a CHECK says so); longer absence is time off. */
export const longestBlock = 3 * 1440;

export type LaneIds = { staffId: string } | { unitId: string };

export const laneIdOf = (lane: LaneIds): string => ("staffId" in lane ? lane.staffId : lane.unitId);

/** The lane behind the names; null for what is foreign, unknown or out of reach (T1). Rooms are nobody's own. */
export async function findLane(
  tx: Tx,
  { tenantId }: TenantScope,
  viewer: Viewer,
  lane: BlockLane,
): Promise<LaneIds | null> {
  const reached = reachedStaff(viewer, "block:write");
  if (lane.kind === "unit") {
    if (reached) return null;
    const { slug, number } = lane;
    const unit = await tx.resourceUnit.findFirst({
      where: { tenantId, number, active: true, resource: { slug } },
      select: { id: true },
    });
    return unit && { unitId: unit.id };
  }
  const staff = await tx.staff.findUnique({
    where: { tenantId_slug: { tenantId, slug: lane.slug }, active: true },
    select: { id: true },
  });
  return staff && (reached === null || reached.includes(staff.id)) ? { staffId: staff.id } : null;
}

/** One block within reach that people made; those from a connected calendar are changed there. */
export function readBlock(tx: Tx, { tenantId }: TenantScope, viewer: Viewer, id: string) {
  const reached = reachedStaff(viewer, "block:write");
  return tx.block.findFirst({
    where: { tenantId, id, source: "staff", ...(reached && { staffId: { in: reached } }) },
  });
}

export const spanOfBlock = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Span => ({
  from: minuteFloor(startsAt),
  to: minuteCeil(endsAt),
});
