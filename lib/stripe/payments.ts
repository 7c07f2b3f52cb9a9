import Stripe from "stripe";
import { stripe } from "./client.ts";
import type {
  BalanceFact,
  CardFact,
  DisputeFact,
  PaymentFact,
  RefundFact,
  RefundState,
  SessionFact,
} from "./facts.ts";

/** The names under which Stripe keeps our ids, so that an object that we read says what it is for. */
const ours = {
  checkout: "punctual_checkout",
  refund: "punctual_refund",
  fee: "punctual_no_show_fee",
} as const;

const idOf = (one: string | { id: string } | null | undefined): string | null =>
  typeof one === "string" ? one : (one?.id ?? null);

const currencyOf = (code: string): string => code.toUpperCase();

export const balanceFact = (
  line: string | Stripe.BalanceTransaction | null | undefined,
): BalanceFact | null =>
  line && typeof line !== "string"
    ? {
        id: line.id,
        type: line.type,
        amount: line.amount,
        fee: line.fee,
        currency: currencyOf(line.currency),
        source: idOf(line.source),
        createdMs: line.created * 1000,
      }
    : null;

export interface CheckoutOrder {
  checkoutId: string;
  account: string;
  /** Minor units; 0: only a card is asked for. */
  amount: number;
  currency: string;
  applicationFee: number;
  /** The card is kept for later. */
  savesCard: boolean;
  /** What the customer reads on Stripe's page. */
  title: string;
  detail: string;
  email: string | null;
  locale: string;
  expiresAt: Date;
  successUrl: string;
  cancelUrl: string;
}

/** Locales that Stripe's page speaks among those that we know; any other is left to the browser. */
const pageLocales = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "tr"] as const;

/**
 * Opens a page where this amount is paid to the business's own account (design 7: direct charges). The same order twice
 * is one session. Cards and wallets only: what is decided days later would have to hold a time for days.
 */
export async function createSession(order: CheckoutOrder): Promise<SessionFact> {
  const { checkoutId, account, expiresAt, savesCard } = order;
  const metadata = { [ours.checkout]: checkoutId };
  const expires = Math.floor(expiresAt.getTime() / 1000);
  // A card belongs to somebody: without a customer of their own it could not be charged later.
  const customer = savesCard ? await customerFor(order) : null;
  const session = await stripe().checkout.sessions.create(
    {
      mode: order.amount > 0 ? "payment" : "setup",
      ui_mode: "hosted_page",
      allowed_payment_method_types: ["card"],
      client_reference_id: checkoutId,
      expires_at: expires,
      success_url: order.successUrl,
      cancel_url: order.cancelUrl,
      locale: pageLocales.find((known) => order.locale.split("-")[0] === known) ?? "auto",
      ...(customer ? { customer } : order.email ? { customer_email: order.email } : {}),
      metadata,
      ...(order.amount > 0 ? chargeParams(order, metadata) : { setup_intent_data: { metadata } }),
    },
    { stripeAccount: account, idempotencyKey: `checkout/${checkoutId}/${expires}` },
  );
  return sessionFact(account, session);
}

const chargeParams = (order: CheckoutOrder, metadata: Record<string, string>) => ({
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: order.currency.toLowerCase(),
        unit_amount: order.amount,
        product_data: { name: order.title, description: order.detail },
      },
    },
  ],
  payment_intent_data: {
    metadata,
    ...(order.savesCard ? { setup_future_usage: "off_session" as const } : {}),
    ...(order.applicationFee > 0 ? { application_fee_amount: order.applicationFee } : {}),
  },
});

async function customerFor({ checkoutId, account, email }: CheckoutOrder): Promise<string> {
  const { id } = await stripe().customers.create(
    { metadata: { [ours.checkout]: checkoutId }, ...(email ? { email } : {}) },
    { stripeAccount: account, idempotencyKey: `customer/${checkoutId}` },
  );
  return id;
}

const sessionStates = ["open", "complete", "expired"] as const;

const sessionFact = (account: string, session: Stripe.Checkout.Session): SessionFact => ({
  id: session.id,
  account,
  state: sessionStates.find((known) => known === session.status) ?? "expired",
  url: session.url,
  amount: session.amount_total ?? 0,
  currency: currencyOf(session.currency ?? ""),
  checkoutId: session.metadata?.[ours.checkout] ?? null,
  paymentId: idOf(session.payment_intent),
  setupId: idOf(session.setup_intent),
});

export const readSession = async (account: string, id: string): Promise<SessionFact> =>
  sessionFact(account, await stripe().checkout.sessions.retrieve(id, {}, { stripeAccount: account }));

/** Ends a session that nobody shall pay any more; one that is paid or over stays what it is, and is told as that. */
export async function expireSession(account: string, id: string): Promise<SessionFact> {
  const now = await readSession(account, id);
  if (now.state !== "open") return now;
  return sessionFact(account, await stripe().checkout.sessions.expire(id, {}, { stripeAccount: account }));
}

/** A payment with all that became of it, read at this moment. */
export async function readPayment(account: string, id: string): Promise<PaymentFact> {
  const options = { stripeAccount: account };
  const [intent, refunds] = await Promise.all([
    stripe().paymentIntents.retrieve(id, { expand: ["latest_charge.balance_transaction"] }, options),
    stripe()
      .refunds.list(
        {
          payment_intent: id,
          limit: 100,
          expand: ["data.balance_transaction", "data.failure_balance_transaction"],
        },
        options,
      )
      .autoPagingToArray({ limit: 1000 }),
  ]);
  const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
  const disputes = charge?.disputed
    ? await stripe().disputes.list({ payment_intent: id, limit: 10 }, options)
    : null;
  const [dispute] = disputes?.data ?? [];
  const taken = intent.status === "succeeded";
  return {
    id: intent.id,
    account,
    chargeId: charge?.id ?? null,
    state: taken ? "taken" : intent.status === "canceled" ? "over" : "open",
    amount: taken ? intent.amount_received : intent.amount,
    currency: currencyOf(intent.currency),
    applicationFee: intent.application_fee_amount ?? 0,
    paidMs: (charge?.created ?? intent.created) * 1000,
    balance: balanceFact(charge?.balance_transaction),
    refunds: refunds.map(refundFact),
    dispute: dispute ? disputeFact(dispute) : null,
    card: intent.setup_future_usage ? cardFact(intent.customer, intent.payment_method) : null,
    feeId: intent.metadata[ours.fee] ?? null,
    checkoutId: intent.metadata[ours.checkout] ?? null,
  };
}

type Ref = string | { id: string } | null | undefined;

function cardFact(customer: Ref, method: Ref): CardFact | null {
  const [customerId, methodId] = [idOf(customer), idOf(method)];
  return customerId && methodId ? { customerId, methodId } : null;
}

/** The card that was given without a payment; null while it was not. */
export async function readSetup(account: string, id: string): Promise<CardFact | null> {
  const setup = await stripe().setupIntents.retrieve(id, {}, { stripeAccount: account });
  return setup.status === "succeeded" ? cardFact(setup.customer, setup.payment_method) : null;
}

export interface FeeOrder {
  feeId: string;
  /** Rises when somebody tries again what was refused. */
  round: number;
  account: string;
  card: CardFact;
  amount: number;
  currency: string;
  applicationFee: number;
}

/** How charging a card of somebody who is not there went. `asks`: their bank wants to ask them first. */
export type FeeAnswer = { state: "taken"; paymentId: string } | { state: "asks" };

/**
 * Charges a card that was left for it. The same order twice is one payment: for a day by its key, afterwards whoever tries
 * again looks among the customer's payments first. @throws what Stripe's SDK throws, a declined card included
 */
export async function chargeCard(order: FeeOrder): Promise<FeeAnswer> {
  const { feeId, round, account, card, amount, currency, applicationFee } = order;
  const options = { stripeAccount: account };
  const earlier = await stripe().paymentIntents.list({ customer: card.customerId, limit: 100 }, options);
  const known = earlier.data.find((one) => one.metadata[ours.fee] === feeId && one.status === "succeeded");
  if (known) return { state: "taken", paymentId: known.id };
  try {
    const { id, status } = await stripe().paymentIntents.create(
      {
        ...{ amount, currency: currency.toLowerCase(), customer: card.customerId },
        ...{ payment_method: card.methodId, off_session: true, confirm: true },
        metadata: { [ours.fee]: feeId },
        ...(applicationFee > 0 ? { application_fee_amount: applicationFee } : {}),
      },
      { ...options, idempotencyKey: `no-show/${feeId}/${round}` },
    );
    return status === "succeeded" ? { state: "taken", paymentId: id } : { state: "asks" };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError && error.code === "authentication_required")
      return { state: "asks" };
    throw error;
  }
}

const refundStates: Record<string, RefundState> = {
  succeeded: "succeeded",
  failed: "failed",
  canceled: "cancelled",
};

const refundFact = (refund: Stripe.Refund): RefundFact => ({
  id: refund.id,
  amount: refund.amount,
  // "pending", "requires_action", and whatever Stripe may add: not there yet.
  state: refundStates[refund.status ?? ""] ?? "pending",
  failure: refund.failure_reason ?? "",
  refundId: refund.metadata?.[ours.refund] ?? null,
  createdMs: refund.created * 1000,
  out: balanceFact(refund.balance_transaction),
  back: balanceFact(refund.failure_balance_transaction),
});

const settled = ["won", "lost"] as const;

const disputeFact = (dispute: Stripe.Dispute): DisputeFact => ({
  id: dispute.id,
  state: settled.find((known) => known === dispute.status) ?? "open",
  movements: dispute.balance_transactions.flatMap((line) => balanceFact(line) ?? []),
});

export interface RefundOrder {
  refundId: string;
  account: string;
  paymentId: string;
  amount: number;
  hasApplicationFee: boolean;
}

/**
 * Gives money back. The same order twice is one refund: for a day by the idempotency key, afterwards because whoever
 * tries again looks for the id in what Stripe has first (case P23).
 */
export async function createRefund(order: RefundOrder): Promise<void> {
  const { refundId, account, paymentId, amount, hasApplicationFee } = order;
  await stripe().refunds.create(
    {
      payment_intent: paymentId,
      amount,
      metadata: { [ours.refund]: refundId },
      ...(hasApplicationFee ? { refund_application_fee: true } : {}),
    },
    { stripeAccount: account, idempotencyKey: `refund/${refundId}` },
  );
}

/** The payment that a line of the balance is about, by the charge, refund or dispute that it names; null for others. */
export async function paymentBehind(account: string, source: string): Promise<string | null> {
  const options = { stripeAccount: account };
  if (/^(ch|py)_/.test(source))
    return idOf((await stripe().charges.retrieve(source, {}, options)).payment_intent);
  if (/^(re|pyr)_/.test(source))
    return idOf((await stripe().refunds.retrieve(source, {}, options)).payment_intent);
  if (/^(dp|du)_/.test(source))
    return idOf((await stripe().disputes.retrieve(source, {}, options)).payment_intent);
  return null;
}
