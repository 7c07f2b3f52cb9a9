import type { Placement, Refusal, ServiceRules } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { type Actor, isBusiness } from "./actor.ts";
import { nearestFree, rulesFor } from "./alternatives.ts";
import type { BookingRow } from "./change.ts";
import type { ChangePlan } from "./change-plan.ts";
import { readLoad } from "./load.ts";
import { decideStart } from "./start-decision.ts";

interface Asked {
  booking: BookingRow;
  plan: ChangePlan;
  actor: Actor;
  /** The zone that alternatives are written in. */
  timezone: string;
  squeeze?: boolean | undefined;
  at: Date;
}

/**
 * Whether a planned change may be had now, and how; null where nothing has to be won: fewer people in the same class.
 * Refusals for staff say what would help: the nearest free times, and whether only a buffer is in the way.
 */
export async function decideChange(
  tx: Tx,
  scope: TenantScope,
  asked: Asked,
): Promise<Result<Placement | null, Problem>> {
  const { booking, plan } = asked;
  if (plan.seatsOnly && plan.party < booking.party) return ok(null);
  const decision = await decide(tx, scope, asked, Boolean(asked.squeeze) && isBusiness(asked.actor));
  if (!decision.ok) return err(await refused(tx, scope, asked, decision.refusal));
  // More people come to those who have places there: another class at the same time would part them.
  if (plan.seatsOnly && decision.placement.session?.sessionId !== booking.sessionId)
    return err(await refused(tx, scope, asked, "slot_taken"));
  return ok(decision.placement);
}

async function decide(tx: Tx, scope: TenantScope, asked: Asked, squeeze: boolean) {
  const { booking, plan, actor } = asked;
  const now = nowFor(asked);
  const [first, ...others] = plan.staffIds;
  const anybody = plan.staffIds.includes(undefined);
  const load = anybody ? await readLoad(tx, scope, plan.service, plan.start) : undefined;
  const query = (staffId: string | undefined) => ({
    ...{ from: plan.start, party: plan.party, now, staffId },
    ...(staffId === undefined ? { load } : {}),
  });
  const stays = plan.start === minuteFloor(booking.startsAt);
  return decideStart(tx, scope, {
    rules: boundBy(plan, actor, stays),
    queries: [query(first), ...others.map(query)],
    squeeze,
    exceptBookingId: booking.id,
  });
}

/**
 * Notice and horizon are those of whoever asks. A start that was given once is not asked about the grid again, and its
 * own booking does not count against the customer's cap.
 */
const boundBy = ({ service }: ChangePlan, actor: Actor, stays: boolean): ServiceRules => {
  const rules = rulesFor(service.rules, actor);
  return {
    ...rules,
    ...(stays ? { stepMinutes: 1 } : {}),
    limits: { ...rules.limits, perCustomer: undefined },
  };
};

/** The business may still lengthen what has begun: for a start that stays, now is not after it. */
function nowFor({ booking, plan, actor, at }: Asked): number {
  const now = minuteCeil(at);
  const stays = plan.start === minuteFloor(booking.startsAt);
  return stays && isBusiness(actor) ? Math.min(now, plan.start) : now;
}

async function refused(tx: Tx, scope: TenantScope, asked: Asked, refusal: Refusal): Promise<Problem> {
  const { booking, plan, actor, timezone, at } = asked;
  const taken = refusal === "slot_taken";
  if (!taken && actor.kind !== "member") return problem(refusal);
  const [only] = plan.staffIds;
  // The time it has is no other time, where nothing else was to be different.
  const exceptStart =
    plan.changed.size === 1 && plan.changed.has("start") ? minuteFloor(booking.startsAt) : null;
  const alternatives = await nearestFree(tx, scope, {
    rules: boundBy(plan, actor, false),
    start: plan.start,
    timezone,
    party: plan.party,
    now: minuteCeil(at),
    exceptBookingId: booking.id,
    exceptStart,
    ...(plan.staffIds.length === 1 && only !== undefined ? { staffId: only } : {}),
  });
  const squeezable =
    taken && actor.kind === "member" && !asked.squeeze && (await decide(tx, scope, asked, true)).ok;
  return problem(refusal, { alternatives, ...(squeezable ? { squeezable } : {}) });
}
