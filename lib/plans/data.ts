import type { Tx } from "#lib/db/client.ts";
import type { Row } from "#lib/db/one-trip.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Sql, sql } from "#lib/db/sql.ts";
import { together } from "#lib/db/together.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { PlanSubscription } from "#prisma/generated/client.ts";
import { type LimitKind, noLimits, type PlanLimits } from "./limits.ts";
import { startOfMonth } from "./month.ts";
import { type Standing, type Subscription, standingOf, subscriptionStates } from "./plan.ts";
import type { PlanSettings } from "./settings.ts";

/** What our row says, in the terms of the pure core. */
export function subscriptionOf(row: PlanSubscription | null): Subscription | null {
  if (!row) return null;
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    state: stateOf(row.state),
    ...{ periodEndMs: ms(row.periodEnd), endsMs: ms(row.endsAt), graceUntilMs: ms(row.graceUntil) },
  };
}

/** A stored state. Throws for one that no migration has written: that is a bug. */
function stateOf(text: string | null | undefined): Subscription["state"] {
  const state = subscriptionStates.find((known) => known === text);
  if (!state) throw new Error(`Unknown state of a subscription: ${text}`);
  return state;
}

export const readRow = (tx: Tx, { tenantId }: TenantScope): Promise<PlanSubscription | null> =>
  tx.planSubscription.findUnique({ where: { tenantId } });

export const readStanding = async (tx: Tx, scope: TenantScope, now: Date): Promise<Standing> =>
  standingOf(subscriptionOf(await readRow(tx, scope)), now.getTime());

export const limitsOf = ({ plan }: Standing, { free }: PlanSettings): PlanLimits =>
  plan === "pro" ? noLimits : free;

/** How many people of a business can be booked, and how many services. */
export async function countSetup(
  tx: Tx,
  { tenantId }: TenantScope,
): Promise<Record<"staff" | "services", number>> {
  const where = { tenantId, active: true };
  return { staff: await tx.staff.count({ where }), services: await tx.service.count({ where }) };
}

const ms = (text: string | null | undefined): number | null => (text == null ? null : Number(text));

const standingStatement = ({ tenantId }: TenantScope): Sql =>
  sql`SELECT state, (extract(epoch FROM period_end) * 1000)::bigint AS period_end,
             (extract(epoch FROM ends_at) * 1000)::bigint AS ends_at,
             (extract(epoch FROM grace_until) * 1000)::bigint AS grace_until
        FROM plan_subscription WHERE tenant_id = ${tenantId}`;

/**
 * Of the month, what customers booked themselves and what still stands or took place. Whoever cancels gives the place
 * back: a limit of what is sold shall not be used up by what is not. The condition is the index's own.
 */
const onlineStatement = ({ tenantId }: TenantScope, from: number): Sql =>
  sql`SELECT count(*) AS made FROM booking
       WHERE tenant_id = ${tenantId} AND created_at >= to_timestamp(${from * 60})
         AND source IN ('page', 'api', 'waitlist') AND series_id IS NULL
         AND status NOT IN ('cancelled', 'declined', 'expired')`;

const read = ([row]: readonly Row[]): Subscription | null =>
  row
    ? {
        state: stateOf(row[0]),
        ...{ periodEndMs: ms(row[1]), endsMs: ms(row[2]), graceUntilMs: ms(row[3]) },
      }
    : null;

/** The standing and this month's online bookings in one trip and one snapshot. `zone`: the business's own. */
export async function readOnline(
  tx: Tx,
  scope: TenantScope,
  { zone, now }: { zone: string; now: Date },
): Promise<{ standing: Standing; made: number }> {
  const [subscription = [], counted = []] = await together(tx, [
    standingStatement(scope),
    onlineStatement(scope, startOfMonth(minuteFloor(now), zone)),
  ]);
  return { standing: standingOf(read(subscription), now.getTime()), made: Number(counted[0]?.[0] ?? 0) };
}

/** How much of each limit is used. */
export async function readUsage(
  tx: Tx,
  scope: TenantScope,
  when: { zone: string; now: Date },
): Promise<{ standing: Standing; used: Record<LimitKind, number> }> {
  const { standing, made } = await readOnline(tx, scope, when);
  return { standing, used: { ...(await countSetup(tx, scope)), bookings: made } };
}
