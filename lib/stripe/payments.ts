import type Stripe from "stripe";
import { stripe } from "./client.ts";
import type { DisputeFact, PaymentFact, RefundFact, RefundState } from "./facts.ts";
import { balanceFact, cardFact, currencyOf, idOf, ours } from "./reading.ts";

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
