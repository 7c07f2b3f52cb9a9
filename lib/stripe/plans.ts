import type Stripe from "stripe";
import type { Money } from "#lib/money.ts";
import { stripe } from "./client.ts";

// Stripe Billing on the installation's own account (design 7): no `stripeAccount` anywhere here.

/** The name under which customers and subscriptions of the platform keep whose they are. */
const ourTenant = "punctual_tenant";

/** What Stripe says of one subscription. Milliseconds since the epoch. */
export interface SubscriptionFact {
  id: string;
  /** As we wrote it when it was begun; null on what somebody made by hand. */
  tenantId: string | null;
  state: "trialing" | "active" | "past_due" | "unpaid" | "ended";
  periodStartMs: number;
  periodEndMs: number;
  /** When it will end, where that is decided. */
  endsMs: number | null;
  /** When the oldest bill was written that is still not paid. */
  unpaidSinceMs: number | null;
}

const intervals = ["day", "week", "month", "year"] as const;

export interface PriceFact {
  amount: Money;
  interval: (typeof intervals)[number];
  /** Every so many of them. */
  every: number;
}

const states: Partial<Record<Stripe.Subscription.Status, SubscriptionFact["state"]>> = {
  trialing: "trialing",
  active: "active",
  past_due: "past_due",
  unpaid: "unpaid",
  paused: "unpaid",
  canceled: "ended",
};

/** The same wish twice is one customer. */
export async function createPlanCustomer(wish: {
  tenantId: string;
  business: string;
  email: string;
}): Promise<string> {
  const { tenantId, business: name, email } = wish;
  const customer = await stripe().customers.create(
    { name, email, metadata: { [ourTenant]: tenantId } },
    { idempotencyKey: `plan-customer/${tenantId}` },
  );
  return customer.id;
}

/**
 * Every subscription of a customer as it is at this moment; what was begun and never paid (`incomplete`) is none.
 * @throws what Stripe's SDK throws
 */
export async function readSubscriptions(customer: string): Promise<SubscriptionFact[]> {
  const all = await stripe()
    .subscriptions.list({ customer, status: "all", limit: 100 })
    .autoPagingToArray({ limit: 1000 });
  return Promise.all(
    all.flatMap((one) => {
      const state = states[one.status];
      return state ? factOf(one, state) : [];
    }),
  );
}

async function factOf(one: Stripe.Subscription, state: SubscriptionFact["state"]): Promise<SubscriptionFact> {
  const settled = state === "active" || state === "trialing";
  // Since 2025 the period is the item's, not the subscription's (integrations B).
  const ends = one.items.data.map((item) => item.current_period_end);
  const starts = one.items.data.map((item) => item.current_period_start);
  const periodEnd = ends.length > 0 ? Math.max(...ends) : (one.ended_at ?? one.created);
  const cancelAt = one.cancel_at ?? (one.cancel_at_period_end ? periodEnd : null);
  return {
    id: one.id,
    tenantId: one.metadata[ourTenant] ?? null,
    state,
    periodStartMs: Math.max(...starts, one.created) * 1000,
    periodEndMs: periodEnd * 1000,
    endsMs: cancelAt === null ? null : cancelAt * 1000,
    unpaidSinceMs: settled ? null : await unpaidSince(one.id),
  };
}

async function unpaidSince(subscription: string): Promise<number | null> {
  const invoices = await stripe()
    .invoices.list({ subscription, limit: 100 })
    .autoPagingToArray({ limit: 1000 });
  const owed = invoices.filter(({ status }) => status === "open" || status === "uncollectible");
  return owed.length > 0 ? Math.min(...owed.map(({ created }) => created)) * 1000 : null;
}

export interface PlanSessionFact {
  id: string;
  /** Where it is paid; null once that is over. */
  url: string | null;
}

const sessionFact = ({ id, status, url }: Stripe.Checkout.Session): PlanSessionFact => ({
  id,
  url: status === "open" ? url : null,
});

/** Opens a page where the plan is subscribed to. The same `key` is one page, so that two presses are one subscription. */
export async function createPlanSession(order: {
  key: string;
  tenantId: string;
  customer: string;
  price: string;
  successUrl: string;
  cancelUrl: string;
}): Promise<PlanSessionFact> {
  const { key, tenantId, customer, price } = order;
  const metadata = { [ourTenant]: tenantId };
  const session = await stripe().checkout.sessions.create(
    {
      mode: "subscription",
      ui_mode: "hosted_page",
      ...{ customer, client_reference_id: tenantId, metadata },
      ...{ success_url: order.successUrl, cancel_url: order.cancelUrl },
      line_items: [{ price, quantity: 1 }],
      subscription_data: { metadata },
    },
    { idempotencyKey: `plan/${key}` },
  );
  return sessionFact(session);
}

export const readPlanSession = async (id: string): Promise<PlanSessionFact> =>
  sessionFact(await stripe().checkout.sessions.retrieve(id));

/** The page of Stripe where card, bills and cancelling are. Good for one visit. */
export async function portalUrl(customer: string, returnUrl: string): Promise<string> {
  const session = await stripe().billingPortal.sessions.create({ customer, return_url: returnUrl });
  return session.url;
}

/** What Pro costs; null for a price that is not a plain amount every so often. */
export async function readPlanPrice(id: string): Promise<PriceFact | null> {
  const { unit_amount: amount, currency, recurring } = await stripe().prices.retrieve(id);
  const interval = intervals.find((known) => known === recurring?.interval);
  if (amount === null || !recurring || !interval) return null;
  return { amount: { amount, currency: currency.toUpperCase() }, interval, every: recurring.interval_count };
}
