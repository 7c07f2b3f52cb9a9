import Stripe from "stripe";
import type { Desk } from "../core/desk.ts";
import { day, newId, seconds } from "../core/ids.ts";
import { listObject } from "../core/list.ts";

/** The end of a period that starts at this second; in a month without that day it is the month's last one. */
export function periodEnd(
  start: number,
  { interval, interval_count: count }: Stripe.Price.Recurring,
): number {
  if (interval === "day") return start + count * day;
  if (interval === "week") return start + count * 7 * day;
  const months = interval === "year" ? 12 * count : count;
  const from = new Date(start * 1000);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return Math.floor(to.getTime() / 1000);
}

interface SubscriptionWish {
  customer: string;
  method: Stripe.PaymentMethod;
  lines: { price: Stripe.Price; quantity: number }[];
  description: string | null;
  metadata: Record<string, string>;
  trialDays: number | null;
}

export function makeSubscription(desk: Desk, wish: SubscriptionWish): Stripe.Subscription {
  const now = seconds();
  const id = newId("sub");
  const trialEnd = wish.trialDays === null ? null : now + wish.trialDays * day;
  const items = wish.lines.map(({ price, quantity }) => makeItem(id, price, quantity, now, trialEnd));
  return desk.store.put("subscription", {
    id,
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trialEnd ?? now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: "included" }, type: "flexible" },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: "charge_automatically",
    created: now,
    currency: wish.lines[0]?.price.currency ?? "usd",
    customer: wish.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: wish.method.id,
    default_source: null,
    default_tax_rates: [],
    description: wish.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: "self" },
    },
    items: listObject(`/v1/subscription_items?subscription=${id}`, items),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: wish.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: trialEnd === null ? "active" : "trialing",
    test_clock: null,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: "create_invoice" },
    },
    trial_start: trialEnd === null ? null : now,
  });
}

export function makeItem(
  subscription: string,
  price: Stripe.Price,
  quantity: number,
  start: number,
  trialEnd: number | null,
): Stripe.SubscriptionItem {
  const recurring = price.recurring;
  return {
    id: newId("si", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created: start,
    current_period_end: trialEnd ?? (recurring ? periodEnd(start, recurring) : start),
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

/** The older name of a price, which a subscription still carries. */
const planOf = (price: Stripe.Price): Stripe.Plan => ({
  id: price.id,
  object: "plan",
  active: price.active,
  amount: price.unit_amount,
  amount_decimal: Stripe.Decimal.from(price.unit_amount ?? 0),
  billing_scheme: "per_unit",
  created: price.created,
  currency: price.currency,
  interval: price.recurring?.interval ?? "month",
  interval_count: price.recurring?.interval_count ?? 1,
  livemode: false,
  metadata: {},
  meter: null,
  nickname: price.nickname,
  product: price.product,
  tiers_mode: null,
  transform_usage: null,
  trial_period_days: null,
  usage_type: "licensed",
});
