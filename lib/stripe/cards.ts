import Stripe from "stripe";
import { stripe } from "./client.ts";
import type { CardFact } from "./facts.ts";
import { cardFact, ours } from "./reading.ts";

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
