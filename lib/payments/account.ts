import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { absolute, paths } from "#lib/paths.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { createAccount, onboardingUrl, readAccount } from "#lib/stripe/accounts.ts";
import { hasStripe } from "#lib/stripe/client.ts";
import type { AccountFact } from "#lib/stripe/facts.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { type EventMark, markEvent } from "./event-mark.ts";
import { databaseNow } from "./looking.ts";

/** The account that a business charges through now; null for one that is paid on the spot only. */
export const readLiveAccount = (tx: Tx, { tenantId }: TenantScope) =>
  tx.paymentAccount.findFirst({ where: { tenantId, disconnectedAt: null } });

/**
 * The page of Stripe where the business opens its own account, or tells what is still missing. Two presses open one
 * account: the wish has a key of its own until there is an account.
 */
export async function connectAccount(scope: TenantScope, userId: string): Promise<Result<string, Problem>> {
  if (!hasStripe())
    return err(
      problem("payment_not_possible", { detail: "This installation has no connection to Stripe yet." }),
    );
  const { tenantId } = scope;
  const { tenant, account, earlier } = await withTenant(scope, async (tx) => ({
    tenant: await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } }),
    account: await readLiveAccount(tx, scope),
    earlier: await tx.paymentAccount.count({ where: { tenantId } }),
  }));
  try {
    const id = account?.stripeAccountId ?? (await open(scope, tenant, `${tenantId}/${earlier}`, userId));
    const money = (query: { connected?: "1"; again?: "1" }) =>
      absolute(env().APP_URL, paths.dashboard.money(tenant.slug, query));
    return ok(await onboardingUrl(id, { done: money({ connected: "1" }), again: money({ again: "1" }) }));
  } catch (error) {
    return err(noAnswer(stripeFailure(error).kind));
  }
}

const noAnswer = (kind: ReturnType<typeof stripeFailure>["kind"]): Problem =>
  kind === "again"
    ? problem("try_again", { detail: "Stripe did not answer. Please try again in a moment." })
    : problem("payment_not_possible", {
        detail: "Stripe refused this. Please try again or contact support.",
      });

async function open(
  scope: TenantScope,
  { name, email }: { name: string; email: string | null },
  key: string,
  createdBy: string,
): Promise<string> {
  const fact = await createAccount({ key, email, business: name });
  await withTenant(scope, (tx) =>
    tx.paymentAccount.createMany({
      data: [
        { tenantId: scope.tenantId, id: newId(), stripeAccountId: fact.id, createdBy, ...columnsOf(fact) },
      ],
      skipDuplicates: true,
    }),
  );
  return fact.id;
}

const columnsOf = ({ id: _, ...fact }: AccountFact) => fact;

/** Reads from Stripe what the account may do and what is missing. @throws what Stripe's SDK throws; TryAgain */
export async function refreshAccount(
  scope: TenantScope,
  stripeAccountId: string,
  event: EventMark | null = null,
): Promise<"refreshed" | "repeated"> {
  const askedAt = await databaseNow(scope);
  const fact = await readAccount(stripeAccountId);
  return withTenant(scope, async (tx) => {
    if (!(await markEvent(tx, scope, event))) return "repeated";
    // Whoever asked earlier must not have the last word.
    await tx.paymentAccount.updateMany({
      where: { tenantId: scope.tenantId, stripeAccountId, checkedAt: { lte: askedAt } },
      data: { ...columnsOf(fact), checkedAt: askedAt },
    });
    return "refreshed";
  });
}

/** The same for the account that the business charges through now. */
export async function refreshLiveAccount(scope: TenantScope): Promise<Result<null, Problem>> {
  const account = await withTenant(scope, (tx) => readLiveAccount(tx, scope));
  if (!account) return err(problem("not_found"));
  try {
    await refreshAccount(scope, account.stripeAccountId);
    return ok(null);
  } catch (error) {
    return err(noAnswer(stripeFailure(error).kind));
  }
}

/** The business stops charging through its account. Who pays at this moment still can: that page is Stripe's. */
export const disconnectAccount = (scope: TenantScope, actor: Actor): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const account = await readLiveAccount(tx, scope);
    if (!account) return err(problem("not_found"));
    await disconnectWithin(tx, scope, account.stripeAccountId);
    await tx.auditEntry.create({
      data: {
        ...{ tenantId: scope.tenantId, id: newId(), ...actorColumns(actor) },
        ...{ action: "payment.disconnected", target: account.stripeAccountId },
      },
    });
    return ok(null);
  });

/** The business took our access away in Stripe: nobody is charged through that account any more (case P21). */
export const noteDeauthorized = (
  scope: TenantScope,
  stripeAccountId: string,
  event: EventMark,
): Promise<"disconnected" | "repeated"> =>
  withTenant(scope, async (tx) => {
    if (!(await markEvent(tx, scope, event))) return "repeated";
    await disconnectWithin(tx, scope, stripeAccountId);
    return "disconnected";
  });

/** From now on customers pay on the spot. The account and what it took stay the business's own, at Stripe. */
export async function disconnectWithin(
  tx: Tx,
  { tenantId }: TenantScope,
  stripeAccountId: string,
): Promise<void> {
  await tx.paymentAccount.updateMany({
    where: { tenantId, stripeAccountId, disconnectedAt: null },
    data: { disconnectedAt: new Date(), chargesEnabled: false },
  });
}
