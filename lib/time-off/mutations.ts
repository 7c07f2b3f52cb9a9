import { type Asked, allTold, readOverlapping } from "#lib/agenda/overlapping.ts";
import { can } from "#lib/auth/permissions.ts";
import { overlaps } from "#lib/availability/intervals.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { spanOfWall } from "#lib/time/local-day.ts";
import { readPeople, readStanding, readTimeOff, spanOfRow, zoneOn } from "./data.ts";
import type { DecisionInput, TimeOffInput } from "./schema.ts";
import { needsDecider, nextState, readState, type TimeOffState, type TimeOffStep } from "./states.ts";

const refused = (path: string, message: string) =>
  err(problem("invalid", { errors: [{ path, message }], detail: message }));

/**
 * Asks for time off; who may decide enters it as approved, for anybody. Bookings in that time stay: they are named
 * first, and only somebody who knows of them goes on. Refusals: `not_found` for people out of reach, `invalid` for time
 * that is over, skipped by the clocks, or off already. Serializable, so that no booking slips in unseen. @throws TryAgain
 */
export const enterTimeOff = (
  scope: TenantScope,
  actor: MemberActor,
  { staff, from, to, reason, told }: TimeOffInput,
  now: Date,
): Promise<Result<Asked<{ id: string; state: TimeOffState }>, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const people = await readPeople(tx, scope, actor);
    const person = people.find(({ id, slug }) => (staff === null ? id === actor.staffId : slug === staff));
    if (!person) return err(problem("not_found"));
    const timezone = zoneOn(person, from.slice(0, 10));
    const span = spanOfWall(from, to, timezone);
    if (!span) return refused("from", "The clocks skip this time on that day.");
    if (span.to <= minuteFloor(now)) return refused("to", "This time is over already.");
    if (overlaps(await readStanding(tx, scope, person.id), span))
      return refused("from", `${person.name} has time off, or has asked for it, in these days already.`);
    const overlapping = await readOverlapping(tx, scope, person.id, span, now);
    if (!allTold(overlapping, told)) return ok({ overlapping });

    const decides = can(actor.role, "time-off:decide");
    const state: TimeOffState = decides ? "approved" : "requested";
    const id = newId();
    await tx.timeOff.create({
      data: {
        tenantId: scope.tenantId,
        id,
        staffId: person.id,
        fromWall: from,
        toWall: to,
        timezone,
        reason,
        state,
        requestedBy: actor.userId,
        createdAt: now,
        ...(decides && { decidedBy: actor.userId, decidedAt: now }),
      },
      select: { id: true },
    });
    await audit(tx, scope, actor, `time-off.${state}`, id, { staff: person.id, from, to });
    return ok({ done: { id, state } });
  });

/** Approves or declines a request. Of two who decide at once one wins; the other is told what became of it. */
export const decideTimeOff = (
  scope: TenantScope,
  actor: MemberActor,
  { timeOff, step, note, told }: DecisionInput,
  now: Date,
): Promise<Result<Asked<{ state: TimeOffState }>, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const found = await loadForStep(tx, scope, actor, timeOff, step);
    if (!found.ok) return found;
    const { row, state } = found.value;
    if (step === "approve") {
      const overlapping = await readOverlapping(tx, scope, row.staffId, spanOfRow(row), now);
      if (!allTold(overlapping, told)) return ok({ overlapping });
    }
    await take(tx, scope, actor, found.value, {
      decidedBy: actor.userId,
      decidedAt: now,
      decisionNote: note,
    });
    return ok({ done: { state } });
  });

/** Takes a request back, or ends what was approved: the time can be booked again from this moment. */
export const withdrawTimeOff = (
  scope: TenantScope,
  actor: MemberActor,
  { timeOff }: { timeOff: string },
  now: Date,
): Promise<Result<{ state: TimeOffState }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const found = await loadForStep(tx, scope, actor, timeOff, "withdraw");
    if (!found.ok) return found;
    const { row, state } = found.value;
    await take(tx, scope, actor, found.value, row.state === "approved" ? { endedAt: now } : {});
    return ok({ state });
  });

type Loaded = {
  row: NonNullable<Awaited<ReturnType<typeof readTimeOff>>>;
  state: TimeOffState;
};

async function loadForStep(
  tx: Tx,
  scope: TenantScope,
  actor: MemberActor,
  id: string,
  step: TimeOffStep,
): Promise<Result<Loaded, Problem>> {
  const row = await readTimeOff(tx, scope, actor, id);
  if (!row) return err(problem("not_found"));
  const before = readState(row.state);
  const next = nextState(before, step);
  if (!next.ok) return err(problem("version_conflict", { detail: await whatBecame(tx, scope, row) }));
  if (needsDecider(before, step) && !can(actor.role, "time-off:decide"))
    return err(
      problem("illegal_transition", {
        detail: "This is approved already. Please ask an owner or admin to end it.",
      }),
    );
  return ok({ row, state: next.value });
}

/** The state in the `where` makes two steps at once impossible even without the isolation level. */
async function take(
  tx: Tx,
  scope: TenantScope,
  actor: MemberActor,
  { row, state }: Loaded,
  data: { decidedBy?: string; decidedAt?: Date; decisionNote?: string; endedAt?: Date },
): Promise<void> {
  await tx.timeOff.update({
    where: { tenantId_id: { tenantId: scope.tenantId, id: row.id }, state: row.state },
    data: { ...data, state },
    select: { id: true },
  });
  await audit(tx, scope, actor, `time-off.${state}`, row.id, {
    staff: row.staffId,
    from: row.fromWall,
    to: row.toWall,
  });
}

/** For whoever came second, in words: what the request is now, and who made it so where that is known. */
async function whatBecame(tx: Tx, { tenantId }: TenantScope, row: Loaded["row"]): Promise<string> {
  const member = row.decidedBy
    ? await tx.member.findFirst({
        where: { tenantId, userId: row.decidedBy },
        select: { staff: { select: { name: true } } },
      })
    : null;
  const by = row.state === "withdrawn" ? "" : ` by ${member?.staff?.name ?? "somebody on the team"}`;
  return `This request has been ${row.state}${by} already. You now see it as it is.`;
}
