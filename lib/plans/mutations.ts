import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { absolute, paths } from "#lib/paths.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { createPlanCustomer, createPlanSession, portalUrl, readPlanSession } from "#lib/stripe/plans.ts";
import type { PlanSubscription } from "#prisma/generated/client.ts";
import { readRow, readStanding } from "./data.ts";
import { planSettings } from "./settings.ts";
import { syncPlan } from "./sync.ts";

interface Asking {
  slug: string;
  name: string;
  /** Of the owner who asks: bills go there. */
  email: string;
}

const back = (slug: string): string =>
  absolute(env().APP_URL, paths.dashboard.plan(slug, { from: "stripe" }));

/**
 * The page of Stripe where Pro is subscribed to. Two presses, two windows and two owners are led to one page, and whoever
 * has a subscription already is led back to the page that says so: nobody pays twice. @throws TryAgain
 */
export const openUpgrade = (scope: TenantScope, who: Asking): Promise<Result<string, Problem>> =>
  atStripe(async ({ price }) => {
    const row = (await withTenant(scope, (tx) => readRow(tx, scope))) ?? (await openCustomer(scope, who));
    await syncPlan(scope);
    const standing = await withTenant(scope, (tx) => readStanding(tx, scope, new Date()));
    return ok(standing.running ? paths.dashboard.plan(who.slug) : await pageFor(scope, row, price, who.slug));
  });

/** The page of Stripe where card, bills and cancelling are. @throws TryAgain */
export const openPortal = (scope: TenantScope, slug: string): Promise<Result<string, Problem>> =>
  atStripe(async () => {
    const row = await withTenant(scope, (tx) => readRow(tx, scope));
    return row ? ok(await portalUrl(row.stripeCustomerId, back(slug))) : err(problem("not_found"));
  });

async function atStripe(
  work: (settings: { price: string }) => Promise<Result<string, Problem>>,
): Promise<Result<string, Problem>> {
  const settings = planSettings();
  if (!settings) return err(problem("not_found"));
  try {
    return await work(settings);
  } catch (error) {
    return err(
      stripeFailure(error).kind === "again"
        ? problem("try_again", { detail: "Stripe did not answer. Please try again in a moment." })
        : problem("payment_not_possible", {
            detail: "Stripe refused this. Please contact whoever runs this installation.",
          }),
    );
  }
}

async function openCustomer(scope: TenantScope, { name, email }: Asking): Promise<PlanSubscription> {
  const { tenantId } = scope;
  const stripeCustomerId = await createPlanCustomer({ tenantId, business: name, email });
  return withTenant(scope, async (tx) => {
    await tx.planSubscription.createMany({ data: [{ tenantId, stripeCustomerId }], skipDuplicates: true });
    return tx.planSubscription.findUniqueOrThrow({ where: { tenantId } });
  });
}

/** The page that is still open, or the next one: named after the one before, so that two at once ask for the same. */
async function pageFor(
  scope: TenantScope,
  { stripeCustomerId: customer, stripeSessionId: before }: PlanSubscription,
  price: string,
  slug: string,
): Promise<string> {
  const { tenantId } = scope;
  const open = before ? (await readPlanSession(before)).url : null;
  if (open) return open;
  const { id, url } = await createPlanSession({
    key: `${tenantId}/${price}/${before ?? "first"}`,
    ...{ tenantId, customer, price, successUrl: back(slug) },
    cancelUrl: absolute(env().APP_URL, paths.dashboard.plan(slug)),
  });
  await withTenant(scope, (tx) =>
    tx.planSubscription.updateMany({
      where: { tenantId, stripeSessionId: before },
      data: { stripeSessionId: id },
    }),
  );
  return url ?? paths.dashboard.plan(slug);
}
