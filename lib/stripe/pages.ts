import type Stripe from "stripe";
import { stripe } from "./client.ts";
import type { SessionFact } from "./facts.ts";
import { currencyOf, idOf, ours } from "./reading.ts";

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
