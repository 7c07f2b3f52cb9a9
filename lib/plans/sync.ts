import { actorColumns } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { logFor } from "#lib/log.ts";
import { type EventMark, markEvent } from "#lib/payments/event-mark.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { readSubscriptions, type SubscriptionFact } from "#lib/stripe/plans.ts";
import { readRow } from "./data.ts";
import { graceMs } from "./plan.ts";

/** `foreign`: no business of ours went to subscribe. `outdated`: somebody has asked Stripe later than this. */
export type Synced = "synced" | "foreign" | "repeated" | "outdated";

/**
 * Brings our row to what Stripe says at this moment. Events, whoever comes back from paying, and the worker all come
 * through here: it does not matter which of them is first, late or lost.
 * @throws what Stripe's SDK throws; TryAgain
 */
export async function syncPlan(scope: TenantScope, event: EventMark | null = null): Promise<Synced> {
  const { tenantId } = scope;
  const row = await withTenant(scope, (tx) => readRow(tx, scope));
  if (!row) return "foreign";
  const askedAt = new Date();
  const facts = await readSubscriptions(row.stripeCustomerId);
  const columns = columnsOf(bestOf(facts.filter((fact) => fact.tenantId === tenantId)));
  return withTenant(scope, async (tx) => {
    if (event && !(await markEvent(tx, scope, event))) return "repeated";
    const written = await tx.planSubscription.updateMany({
      where: { tenantId, checkedAt: { lte: askedAt } },
      data: { ...columns, checkedAt: askedAt },
    });
    if (written.count === 0) return "outdated";
    if (columns.state !== row.state)
      await tx.auditEntry.create({
        data: {
          ...{ tenantId, id: newId(), ...actorColumns({ kind: "system" }), action: "plan.changed" },
          detail: { from: row.state, to: columns.state },
        },
        select: { id: true },
      });
    return "synced";
  });
}

const ranks = ["active", "trialing", "past_due", "unpaid", "ended"];

/** Of several, which only somebody at Stripe's dashboard can make, the one that gives most. */
const bestOf = (facts: readonly SubscriptionFact[]): SubscriptionFact | null =>
  facts.toSorted(
    (a, b) => ranks.indexOf(a.state) - ranks.indexOf(b.state) || b.periodEndMs - a.periodEndMs,
  )[0] ?? null;

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** A grace counts from the bill that was not paid, so that asking late or twice does not make it longer. */
function columnsOf(fact: SubscriptionFact | null) {
  if (!fact)
    return {
      ...{ state: "none", stripeSubscriptionId: null },
      periodEnd: null,
      endsAt: null,
      graceUntil: null,
    };
  const since = fact.unpaidSinceMs ?? (fact.state === "past_due" ? fact.periodStartMs : null);
  return {
    ...{ state: fact.state, stripeSubscriptionId: fact.id },
    ...{ periodEnd: dateOf(fact.periodEndMs), endsAt: dateOf(fact.endsMs) },
    graceUntil: dateOf(since === null ? null : since + graceMs),
  };
}

/** Asks Stripe for somebody who comes back from it; where it does not answer, what was known stays. */
export async function askAboutPlan(scope: TenantScope): Promise<void> {
  try {
    await syncPlan(scope);
  } catch (error) {
    const { code } = stripeFailure(error);
    logFor({ tenant: scope.tenantId }).warn({ code }, "Stripe could not be asked about a plan");
  }
}
