import Stripe from "stripe";
import { platformDb } from "#lib/db/client.ts";
import type { FixtureTenant } from "#lib/db/testing/fixture.ts";
import { type StripeHarness, startStripe } from "#lib/payments/testing.ts";
import { openUpgrade } from "./mutations.ts";
import { syncPlan } from "./sync.ts";

/** The sandbox's Stripe with a price of Pro, $19.00 a month, and an installation that sells it. After `testEnvironment`. */
export async function startPlans(limits: string): Promise<StripeHarness> {
  const harness = await startStripe();
  const { hostname: host, port } = new URL(harness.url);
  // A client of the test's own: the application's would read the environment before the price is in it.
  const sdk = new Stripe(String(process.env.STRIPE_SECRET_KEY), { host, port, protocol: "http" });
  const price = await sdk.prices.create({
    ...{ currency: "usd", unit_amount: 1900, recurring: { interval: "month" } },
    product_data: { name: "Pro" },
  });
  Object.assign(process.env, { PLAN_PRO_PRICE: price.id, PLAN_FREE_LIMITS: limits });
  return harness;
}

export const asking = ({ slug }: FixtureTenant) => ({
  ...{ slug, name: "Fixture Salon", email: `owner@${slug}.test` },
});

/** Our row of a business. */
export const rowOf = ({ tenantId }: FixtureTenant) =>
  platformDb().planSubscription.findUniqueOrThrow({ where: { tenantId } });

/** Presses "Upgrade" and pays at Stripe; nothing is told us yet. @returns the page's id */
export async function payPro(harness: StripeHarness, tenant: FixtureTenant): Promise<string> {
  const opened = await openUpgrade(tenant.scope, asking(tenant));
  if (!opened.ok) throw new Error(opened.error.detail);
  const session = (await rowOf(tenant)).stripeSessionId ?? "";
  await harness.act("pay", { session });
  return session;
}

/** A business on Pro, as our row knows it. @returns the subscription's id */
export async function subscribe(harness: StripeHarness, tenant: FixtureTenant): Promise<string> {
  await payPro(harness, tenant);
  await syncPlan(tenant.scope);
  return (await rowOf(tenant)).stripeSubscriptionId ?? "";
}
