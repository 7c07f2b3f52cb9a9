import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { seconds } from "../core/ids.ts";
import type { CheckoutPlan } from "../core/kinds.ts";
import { invalid, Refusal } from "../core/refusal.ts";
import { confirmIntent } from "../payments/confirm.ts";
import { addIntent } from "../payments/intents.ts";
import { addInvoice, payInvoice } from "./invoice.ts";
import { makeSubscription, periodEnd } from "./subscription.ts";

/** What the first invoice will ask for: nothing during a trial. */
export const firstAmount = ({ lines, subscriptionData }: CheckoutPlan): number =>
  subscriptionData.trial_period_days ? 0 : lines.reduce((sum, line) => sum + line.amount_total, 0);

interface Start {
  customer: string;
  method: Stripe.PaymentMethod;
  plan: CheckoutPlan;
  /** Paid already; null where there is nothing to pay. */
  intent: Stripe.PaymentIntent | null;
}

/** A subscription begins, with its first invoice paid. */
export function startSubscription(desk: Desk, { customer, method, plan, intent }: Start) {
  const { description, metadata, trial_period_days } = plan.subscriptionData;
  const made = makeSubscription(desk, {
    customer,
    method,
    lines: plan.lines.flatMap(({ price, quantity }) =>
      price?.recurring ? [{ price, quantity: quantity ?? 1 }] : [],
    ),
    description: description ?? null,
    metadata: metadata ?? {},
    trialDays: trial_period_days ?? null,
  });
  const due = firstAmount(plan);
  const invoice = addInvoice(desk, { subscription: made, reason: "subscription_create", intent, due });
  const subscription = desk.store.update("subscription", made.id, { latest_invoice: invoice.id });
  emit(desk, "customer.subscription.created", subscription);
  emit(desk, "invoice.paid", invoice);
  return { subscription, invoice };
}

/**
 * The period ends now: the next one is paid from the card on file, or that fails, or nothing follows. A period that was
 * not paid is asked for again first.
 */
export function renew(desk: Desk, before: Stripe.Subscription, pays: boolean): Stripe.Subscription {
  if (!["active", "past_due", "trialing"].includes(before.status))
    throw invalid(`The subscription ${before.id} is ${before.status}: it is not renewed.`);
  const open = desk.store.find("invoice", String(before.latest_invoice));
  if (before.status === "past_due" && open?.status === "open") return tryAgain(desk, before, open, pays);
  if (before.cancel_at_period_end) return endSubscription(desk, before);
  const items = before.items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: item.price.recurring
      ? periodEnd(item.current_period_end, item.price.recurring)
      : item.current_period_end,
  }));
  const moved = { ...before, items: { ...before.items, data: items } };
  const due = items.reduce((sum, { price, quantity = 1 }) => sum + (price.unit_amount ?? 0) * quantity, 0);
  const intent = due > 0 ? charge(desk, before, due, pays) : null;
  const invoice = addInvoice(desk, { subscription: moved, reason: "subscription_cycle", intent, due });
  const subscription = desk.store.update("subscription", before.id, {
    items: moved.items,
    latest_invoice: invoice.id,
    status: invoice.status === "paid" ? "active" : "past_due",
  });
  emit(desk, invoice.status === "paid" ? "invoice.paid" : "invoice.payment_failed", invoice);
  emit(desk, "customer.subscription.updated", subscription, { status: before.status });
  return subscription;
}

/** A period that is not paid yet is asked for once more, before another one begins. */
function tryAgain(
  desk: Desk,
  before: Stripe.Subscription,
  open: Stripe.Invoice,
  pays: boolean,
): Stripe.Subscription {
  const intent = charge(desk, before, open.amount_due, pays);
  const paid = intent.status === "succeeded";
  const invoice = payInvoice(desk, open, paid);
  emit(desk, paid ? "invoice.paid" : "invoice.payment_failed", invoice);
  if (!paid) return before;
  const subscription = desk.store.update("subscription", before.id, { status: "active" });
  emit(desk, "customer.subscription.updated", subscription, { status: before.status });
  return subscription;
}

function charge(
  desk: Desk,
  subscription: Stripe.Subscription,
  amount: number,
  pays: boolean,
): Stripe.PaymentIntent {
  const intent = addIntent(desk, {
    amount,
    currency: subscription.currency,
    customer: String(subscription.customer),
    description: "Subscription update",
  });
  const method = need(desk, "payment_method", String(subscription.default_payment_method));
  try {
    return confirmIntent(desk, intent, { method: pays ? method : declined(desk, method), offSession: true });
  } catch (error) {
    if (error instanceof Refusal && error.problem.type === "card_error")
      return need(desk, "payment_intent", intent.id);
    throw error;
  }
}

/** The same card, on a day on which it is declined. */
function declined(desk: Desk, method: Stripe.PaymentMethod): Stripe.PaymentMethod {
  const copy = desk.store.put("payment_method", { ...method, id: `${method.id}declined` });
  desk.store.put("card_on_file", { id: copy.id, number: "4000000000000341", agreed: true });
  return copy;
}

/** Ends it at once. */
export function endSubscription(desk: Desk, subscription: Stripe.Subscription): Stripe.Subscription {
  if (subscription.status === "canceled")
    throw invalid(`The subscription ${subscription.id} is canceled already.`, { code: "resource_missing" });
  const ended = desk.store.update("subscription", subscription.id, {
    status: "canceled",
    canceled_at: subscription.canceled_at ?? seconds(),
    ended_at: seconds(),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: "cancellation_requested",
    },
  });
  emit(desk, "customer.subscription.deleted", ended);
  return ended;
}
