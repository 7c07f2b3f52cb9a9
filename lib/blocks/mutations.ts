import { type Asked, allTold, readOverlapping } from "#lib/agenda/overlapping.ts";
import type { Span } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { spanOfWall } from "#lib/time/local-day.ts";
import { findLane, type LaneIds, laneIdOf, longestBlock, readBlock, spanOfBlock } from "./data.ts";
import type { BlockInput } from "./schema.ts";

type Blocked = Result<Asked<{ id: string }>, Problem>;

const refused = (path: string, message: string) =>
  err(problem("invalid", { errors: [{ path, message }], detail: message }));

/**
 * Keeps time free. Bookings in it stay: they are named first, and only somebody who knows of them goes on. `zone` is
 * the business's, in which the wall times were written. Refusals: `not_found` for lanes out of reach, `invalid` for
 * time that is over, skipped by the clocks, or longer than three days. Serializable, so that no booking slips in
 * unseen. @throws TryAgain
 */
export const blockTime = (
  scope: TenantScope,
  actor: MemberActor,
  { lane, from, to, reason, told }: BlockInput,
  { zone, now }: { zone: string; now: Date },
): Promise<Blocked> =>
  withTenantSerializable(scope, async (tx) => {
    const found = await findLane(tx, scope, actor, lane);
    if (!found) return err(problem("not_found"));
    const span = spanOfWall(from, to, zone);
    if (!span) return refused("from", "The clocks skip this time on that day.");
    if (span.to - span.from > longestBlock)
      return refused("to", "At most three days can be blocked at once. Longer absence is time off.");
    return write(tx, scope, actor, found, { span, reason, told, now });
  });

/** Takes a block away; the time can be booked again. Answers with what "Undo" has to know of (reblockTime's `told`). */
export const unblockTime = (
  scope: TenantScope,
  actor: MemberActor,
  id: string,
  now: Date,
): Promise<Result<{ told: string[] }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const row = await readBlock(tx, scope, actor, id);
    if (!row) return err(problem("not_found"));
    const lane = lanesOf(row);
    const overlapping = await readOverlapping(tx, scope, laneIdOf(lane), spanOfBlock(row), now);
    const { count } = await tx.block.updateMany({
      where: { tenantId: scope.tenantId, id, releasedAt: null },
      data: { releasedAt: now },
    });
    if (count > 0) await audit(tx, scope, actor, "block.removed", id);
    return ok({ told: overlapping.map((one) => one.id) });
  });

/** Blocks the time of a removed block again, as a new row: for a while it could be booked, and that stays true. */
export const reblockTime = (
  scope: TenantScope,
  actor: MemberActor,
  { block, told }: { block: string; told: readonly string[] },
  now: Date,
): Promise<Blocked> =>
  withTenantSerializable(scope, async (tx) => {
    const row = await readBlock(tx, scope, actor, block);
    if (!row) return err(problem("not_found"));
    if (row.releasedAt === null) return ok({ done: { id: row.id } });
    return write(tx, scope, actor, lanesOf(row), { span: spanOfBlock(row), reason: row.reason, told, now });
  });

/** A CHECK says that a block has exactly one lane. */
const lanesOf = ({ staffId, unitId }: { staffId: string | null; unitId: string | null }): LaneIds =>
  staffId ? { staffId } : { unitId: unitId ?? "" };

async function write(
  tx: Tx,
  scope: TenantScope,
  actor: MemberActor,
  lane: LaneIds,
  { span, reason, told, now }: { span: Span; reason: string; told: readonly string[]; now: Date },
): Promise<Blocked> {
  if (span.to <= minuteFloor(now)) return refused("to", "This time is over already.");
  const overlapping = await readOverlapping(tx, scope, laneIdOf(lane), span, now);
  if (!allTold(overlapping, told)) return ok({ overlapping });
  const id = newId();
  await tx.block.create({
    data: {
      tenantId: scope.tenantId,
      id,
      ...lane,
      startsAt: minuteToDate(span.from),
      endsAt: minuteToDate(span.to),
      reason,
      createdBy: actor.userId,
      createdAt: now,
    },
    select: { id: true },
  });
  await audit(tx, scope, actor, "block.created", id, { lane: laneIdOf(lane) });
  return ok({ done: { id } });
}
