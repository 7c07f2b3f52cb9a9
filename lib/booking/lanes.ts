import type { Placement } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";

/** Whose allocations they are: a booking's own, a session's, or a hold's that has no booking yet. */
export type LaneOwner = { bookingId: string } | { sessionId: string } | { holdId: string };

/** The instant a hold ends; null for what is sold. */
export type HeldUntil = Date | null;

type Candidate = Placement["candidates"][number];

const live = { in: ["held", "confirmed"] };

/** Frees what a booking, session or hold has. */
export async function releaseLanes(tx: Tx, scope: TenantScope, owner: LaneOwner): Promise<void> {
  await tx.allocation.updateMany({
    where: { tenantId: scope.tenantId, ...owner, state: live },
    data: { state: "released" },
  });
}

/**
 * Tries to win every lane of one candidate; true when all were won. Conflict-free insert: a lost lane is a
 * missing row, not an error that poisons the transaction (stack.md's measured trap). What was won of a lost
 * candidate is released again at once, and nothing else of the owner's. Everybody takes lanes in the order of their
 * ids: two services that name the same people and rooms in opposite orders would otherwise wait for each other.
 *
 * Holds that ran out stop blocking the moment somebody needs their time (design 4.2, step 5), by the database's clock:
 * an application whose clock is wrong must not give away what somebody still has (cases B10, F8). They are counted
 * before anything is taken, so that they are gone by then.
 */
async function claim(
  tx: Tx,
  { tenantId }: TenantScope,
  owner: LaneOwner,
  placement: Placement,
  candidate: Candidate,
  until: HeldUntil,
): Promise<boolean> {
  const { staffIds, unitIds } = candidate;
  const lanes = [...staffIds, ...unitIds];
  const ids = lanes.map(() => newId());
  const kinds = [...staffIds.map(() => "staff"), ...unitIds.map(() => "resource_unit")];
  const { bookingId, sessionId, holdId } = { bookingId: null, sessionId: null, holdId: null, ...owner };
  const [from, to] = [minuteToDate(placement.occupiedFrom), minuteToDate(placement.occupiedTo)];
  const won = await tx.$queryRaw<{ id: string }[]>`
    WITH ran_out AS (
      UPDATE allocation SET state = 'released'
       WHERE tenant_id = ${tenantId}::uuid AND lane_id = ANY (${lanes}::uuid[])
         AND state = 'held' AND hold_expires_at <= now() AND occupied_from < ${to} AND occupied_to > ${from}
      RETURNING id
    )
    INSERT INTO allocation (tenant_id, id, lane_kind, lane_id, starts_at, ends_at, occupied_from, occupied_to, state,
                            hold_expires_at, squeeze, booking_id, session_id, hold_id)
    SELECT ${tenantId}::uuid, id, kind, lane, ${minuteToDate(placement.from)}, ${minuteToDate(placement.to)},
           ${from}, ${to}, ${until ? "held" : "confirmed"}, ${until}::timestamptz, ${placement.squeeze},
           ${bookingId}::uuid, ${sessionId}::uuid, ${holdId}::uuid
      FROM unnest(${ids}::uuid[], ${kinds}::text[], ${lanes}::uuid[]) AS wanted (id, kind, lane)
     WHERE (SELECT count(*) FROM ran_out) >= 0
     ORDER BY lane
    ON CONFLICT DO NOTHING
    RETURNING id`;
  if (won.length === lanes.length) return true;
  await tx.allocation.updateMany({
    where: { tenantId, id: { in: won.map(({ id }) => id) } },
    data: { state: "released" },
  });
  return false;
}

/**
 * The first candidate whose lanes could all be won, in the order given; null where every one was taken. `until`: for how
 * long, where they are not sold yet.
 */
export async function claimFirst(
  tx: Tx,
  scope: TenantScope,
  owner: LaneOwner,
  placement: Placement,
  until: HeldUntil = null,
): Promise<Candidate | null> {
  for (const candidate of placement.candidates) {
    if (await claim(tx, scope, owner, placement, candidate, until)) return candidate;
  }
  return null;
}

/** What a booking held is its own now. @returns how many lanes it still had */
export async function keepLanes(tx: Tx, scope: TenantScope, bookingId: string): Promise<number> {
  const kept = await tx.allocation.updateMany({
    where: { tenantId: scope.tenantId, bookingId, state: "held" },
    data: { state: "confirmed", holdExpiresAt: null },
  });
  return kept.count;
}
