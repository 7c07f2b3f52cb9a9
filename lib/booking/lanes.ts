import type { Placement } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";

/** Whose allocations they are: a booking's own, or a session's. */
export type LaneOwner = { bookingId: string } | { sessionId: string };

type Candidate = Placement["candidates"][number];

const live = { in: ["held", "confirmed"] };

/** Holds that ran out stop blocking the moment somebody needs their time (design 4.2, step 5). */
export async function releaseExpiredHolds(
  tx: Tx,
  scope: TenantScope,
  placement: Placement,
  now: Date,
): Promise<void> {
  const laneIds = placement.candidates.flatMap((c) => [...c.staffIds, ...c.unitIds]);
  await tx.allocation.updateMany({
    where: {
      tenantId: scope.tenantId,
      laneId: { in: laneIds },
      state: "held",
      holdExpiresAt: { lte: now },
      occupiedFrom: { lt: minuteToDate(placement.occupiedTo) },
      occupiedTo: { gt: minuteToDate(placement.occupiedFrom) },
    },
    data: { state: "released" },
  });
}

/** Frees what a booking or session holds. */
export async function releaseLanes(tx: Tx, scope: TenantScope, owner: LaneOwner): Promise<void> {
  await tx.allocation.updateMany({
    where: { tenantId: scope.tenantId, ...owner, state: live },
    data: { state: "released" },
  });
}

/**
 * Tries to win every lane of one candidate; true when all were won. Conflict-free insert: a lost lane is a
 * missing row, not an error that poisons the transaction (stack.md's measured trap). What was won of a lost
 * candidate is released again at once.
 */
async function claim(
  tx: Tx,
  scope: TenantScope,
  owner: LaneOwner,
  placement: Placement,
  candidate: Candidate,
): Promise<boolean> {
  const lanes = [
    ...candidate.staffIds.map((laneId) => ({ laneKind: "staff", laneId })),
    ...candidate.unitIds.map((laneId) => ({ laneKind: "resource_unit", laneId })),
  ];
  const won = await tx.allocation.createManyAndReturn({
    data: lanes.map((lane) => ({
      tenantId: scope.tenantId,
      id: newId(),
      ...lane,
      startsAt: minuteToDate(placement.from),
      endsAt: minuteToDate(placement.to),
      occupiedFrom: minuteToDate(placement.occupiedFrom),
      occupiedTo: minuteToDate(placement.occupiedTo),
      state: "confirmed",
      squeeze: placement.squeeze,
      ...owner,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  if (won.length === lanes.length) return true;
  await releaseLanes(tx, scope, owner);
  return false;
}

/** The first candidate whose lanes could all be won, in the order given; null where every one was taken. */
export async function claimFirst(
  tx: Tx,
  scope: TenantScope,
  owner: LaneOwner,
  placement: Placement,
): Promise<Candidate | null> {
  for (const candidate of placement.candidates) {
    if (await claim(tx, scope, owner, placement, candidate)) return candidate;
  }
  return null;
}
