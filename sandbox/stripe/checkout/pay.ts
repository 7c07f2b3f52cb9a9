import type Stripe from "stripe";
import { firstAmount, startSubscription } from "../billing/subscribe.ts";
import { type Desk, emit, need } from "../core/desk.ts";
import { seconds } from "../core/ids.ts";
import type { CheckoutPlan } from "../core/kinds.ts";
import { invalid } from "../core/refusal.ts";
import type { TestCard } from "../payments/cards.ts";
import { authenticationFailed, confirmIntent, fail, settleIntent } from "../payments/confirm.ts";
import { addCustomer } from "../payments/customers.ts";
import { addIntent, checkChargesEnabled } from "../payments/intents.ts";
import { addBankAccount, addCard, agree, attach } from "../payments/payment-methods.ts";
import { addSetupIntent, confirmSetup, failSetup, setupNotAuthenticated } from "../payments/setup-intents.ts";
import { details, expireSession } from "./session.ts";

type Session = Stripe.Checkout.Session;

export interface Payer {
  /** `bank`: a bank account, whose money takes days. */
  with: TestCard | "bank";
  email: string | null;
  name: string | null;
  /** The answer to the bank's question, where it is known in advance. */
  authenticated?: boolean;
}

/** Expires what is over; whoever reads a session or pays it comes through here. */
export function currentSession(desk: Desk, id: string): Session {
  const session = need(desk, "checkout.session", id);
  return session.status === "open" && session.expires_at <= seconds()
    ? expireSession(desk, session)
    : session;
}

/**
 * The customer pays, saves a card or subscribes. Throws a card error where the card is declined: the session stays
 * open. Where the bank wants to ask the customer, the session waits with `requires_action` in its intent.
 */
export function paySession(desk: Desk, id: string, payer: Payer): Session {
  const session = currentSession(desk, id);
  if (session.status !== "open")
    throw invalid(`This Checkout Session is ${session.status} and can not be paid.`);
  checkChargesEnabled(desk);
  const type = payer.with === "bank" ? "us_bank_account" : "card";
  if (!session.payment_method_types.includes(type))
    throw invalid(
      `This Checkout Session does not take ${type}; it takes ${session.payment_method_types.join(", ")}.`,
    );
  const plan = need(desk, "plan_of_session", id);
  const known = identify(desk, session, plan, payer);
  if (known.mode === "subscription") return subscribe(desk, known, plan, payer);
  const method = payer.with === "bank" ? addBankAccount(desk, payer) : addCard(desk, payer.with, payer);
  const { authenticated = false } = payer;
  const returnUrl = desk.origin;
  if (known.mode === "setup") {
    const intent =
      desk.store.find("setup_intent", String(known.setup_intent)) ??
      addSetupIntent(desk, {
        ...plan.setupIntentData,
        metadata: plan.setupIntentData.metadata ?? {},
        customer: customerId(known),
      });
    desk.store.update("checkout.session", id, { setup_intent: intent.id });
    return proceed(desk, id, confirmSetup(desk, intent, { method, authenticated, returnUrl }).status);
  }
  if (known.amount_total === 0) return complete(desk, id);
  const intent =
    desk.store.find("payment_intent", String(known.payment_intent)) ??
    addIntent(desk, {
      ...plan.paymentIntentData,
      metadata: plan.paymentIntentData.metadata ?? {},
      amount: known.amount_total ?? 0,
      currency: known.currency ?? "usd",
      customer: customerId(known),
      allowed_payment_method_types: known.payment_method_types.filter(
        (type) => type === "card" || type === "us_bank_account",
      ),
    });
  desk.store.update("checkout.session", id, { payment_intent: intent.id });
  return proceed(desk, id, confirmIntent(desk, intent, { method, authenticated, returnUrl }).status);
}

const customerId = ({ customer }: Session): string | null => (typeof customer === "string" ? customer : null);

/** Writes down who pays, and makes a customer of them where the session needs one. */
function identify(desk: Desk, session: Session, plan: CheckoutPlan, { email, name }: Payer): Session {
  const address = email ?? session.customer_email ?? session.customer_details?.email ?? null;
  const required =
    session.customer_creation === "always" ||
    (session.mode === "payment" && Boolean(plan.paymentIntentData.setup_future_usage));
  const customer = session.customer ?? (required ? addCustomer(desk, { email: address, name }).id : null);
  return desk.store.update("checkout.session", session.id, {
    customer,
    customer_details: details(address, name),
  });
}

const proceed = (desk: Desk, id: string, status: string): Session =>
  status === "requires_action" ? need(desk, "checkout.session", id) : complete(desk, id);

/** Done: by its intent the session knows whether it is paid, too. */
function complete(desk: Desk, id: string): Session {
  const session = need(desk, "checkout.session", id);
  const intent = desk.store.find("payment_intent", String(session.payment_intent));
  const paid =
    intent?.status === "succeeded" || (session.mode === "subscription" && session.amount_total !== 0);
  const done = desk.store.update("checkout.session", id, {
    payment_status: paid ? "paid" : session.payment_status,
    status: "complete",
    url: null,
  });
  emit(desk, "checkout.session.completed", done);
  return done;
}

/** The first payment goes through before the subscription begins, as on Stripe's own page. */
function subscribe(desk: Desk, session: Session, plan: CheckoutPlan, payer: Payer): Session {
  if (payer.with === "bank") throw invalid("The sandbox's bank account cannot subscribe; use a card.");
  const method = addCard(desk, payer.with, payer);
  const amount = firstAmount(plan);
  if (amount === 0) return begin(desk, session, method, null);
  const intent =
    desk.store.find("payment_intent", plan.pendingIntent ?? "") ??
    addIntent(desk, {
      amount,
      currency: session.currency ?? "usd",
      customer: customerId(session),
      description: "Subscription creation",
      setup_future_usage: "off_session",
    });
  desk.store.update("plan_of_session", plan.id, { pendingIntent: intent.id });
  const { authenticated = false } = payer;
  const tried = confirmIntent(desk, intent, { method, authenticated, returnUrl: desk.origin });
  return tried.status === "requires_action" ? session : begin(desk, session, method, tried);
}

function begin(
  desk: Desk,
  session: Session,
  method: Stripe.PaymentMethod,
  intent: Stripe.PaymentIntent | null,
): Session {
  const customer = customerId(session) ?? "";
  agree(desk, method.id);
  attach(desk, need(desk, "payment_method", method.id), customer);
  const plan = need(desk, "plan_of_session", session.id);
  const { subscription, invoice } = startSubscription(desk, { customer, method, plan, intent });
  desk.store.update("checkout.session", session.id, { subscription: subscription.id, invoice: invoice.id });
  return complete(desk, session.id);
}

/** The payment or setup about which the bank wants to ask the customer. */
export function waitingIntent(
  desk: Desk,
  session: Session,
): Stripe.PaymentIntent | Stripe.SetupIntent | null {
  const { pendingIntent } = need(desk, "plan_of_session", session.id);
  const intent = desk.store.find("payment_intent", pendingIntent ?? String(session.payment_intent));
  const setup = desk.store.find("setup_intent", String(session.setup_intent));
  return [intent, setup].find((one) => one?.status === "requires_action") ?? null;
}

/** The bank has asked the customer about the payment of this session. Throws a card error where they said no. */
export function answerBank(desk: Desk, session: Session, agreed: boolean): Session {
  const waiting = waitingIntent(desk, session);
  const method = desk.store.find("payment_method", String(waiting?.payment_method));
  if (session.status !== "open" || !waiting || !method)
    throw invalid("The bank has no question about this Checkout Session.");
  if (waiting.object === "payment_intent") {
    if (!agreed) throw fail(desk, waiting, method, authenticationFailed);
    const paid = confirmIntent(desk, waiting, { method, authenticated: true });
    return session.mode === "subscription"
      ? begin(desk, session, method, paid)
      : proceed(desk, session.id, paid.status);
  }
  if (!agreed) throw failSetup(desk, waiting, method, setupNotAuthenticated);
  return proceed(desk, session.id, confirmSetup(desk, waiting, { method, authenticated: true }).status);
}

/** Days later: the money of a bank account has arrived, or never will. */
export function settleSession(desk: Desk, session: Session, arrived: boolean): Session {
  const intent = need(desk, "payment_intent", String(session.payment_intent));
  settleIntent(desk, intent, arrived);
  const settled = arrived
    ? desk.store.update("checkout.session", session.id, { payment_status: "paid" })
    : session;
  emit(
    desk,
    arrived ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
    settled,
  );
  return settled;
}
