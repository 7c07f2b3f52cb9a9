import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { changedMetadata, type MetadataChange } from "../core/params.ts";
import { badParameter, invalid } from "../core/refusal.ts";
import { application, returnFee } from "./application-fees.ts";
import { addTransaction } from "./ledger.ts";
import { checkUnits, refunded, shownAmount } from "./money.ts";
import { cardOf } from "./payment-methods.ts";

export interface RefundWish {
  amount?: number | undefined;
  charge?: string | undefined;
  metadata?: MetadataChange | undefined;
  payment_intent?: string | undefined;
  reason?: "duplicate" | "fraudulent" | "requested_by_customer" | undefined;
  refund_application_fee?: boolean | undefined;
}

/** Gives money back, all that is left or a part. */
export function createRefund(desk: Desk, given: RefundWish): Stripe.Refund {
  const charge = chargeToRefund(desk, given);
  const amount = checkedAmount(charge, given.amount);
  const returned = given.refund_application_fee ? returnFee(desk, charge, amount) : 0;
  const { currency } = charge;
  const id = newId("re");
  const transaction = addTransaction(desk.store, {
    type: charge.id.startsWith("py_") ? "payment_refund" : "refund",
    reporting: "refund",
    amount: -amount,
    currency,
    source: id,
    description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ""}`,
    fees: returned
      ? [
          {
            amount: -returned,
            application,
            currency,
            description: "Application fee refund",
            type: "application_fee",
          },
        ]
      : [],
  });
  const later = cardOf(desk, charge.payment_method ?? "")?.card.later;
  const refund = desk.store.put("refund", {
    id,
    object: "refund",
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: seconds(),
    currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
    metadata: changedMetadata({}, given.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: later === "refund-pending" ? "pending" : "succeeded",
    transfer_reversal: null,
  });
  const total = charge.amount_refunded + amount;
  const updated = desk.store.update("charge", charge.id, {
    amount_refunded: total,
    refunded: total === charge.amount,
  });
  emit(desk, "refund.created", refund);
  emit(desk, "charge.refunded", updated);
  if (later === "refund-fails") return failRefund(desk, refund, "lost_or_stolen_card");
  return refund;
}

function chargeToRefund(desk: Desk, { charge, payment_intent }: RefundWish): Stripe.Charge {
  if ((charge === undefined) === (payment_intent === undefined))
    throw badParameter(
      "One of the following params should be provided for this request: payment_intent or charge.",
      {
        code: charge === undefined ? "parameter_missing" : "parameters_exclusive",
      },
    );
  if (charge !== undefined) return refundable(desk, need(desk, "charge", charge, "charge"));
  const intent = need(desk, "payment_intent", payment_intent ?? "", "payment_intent");
  const latest = desk.store.find("charge", String(intent.latest_charge));
  if (intent.status !== "succeeded" || !latest)
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: "payment_intent",
    });
  return refundable(desk, latest);
}

function refundable(desk: Desk, charge: Stripe.Charge): Stripe.Charge {
  const disputes = desk.store.list("dispute").filter((one) => one.charge === charge.id);
  if (disputes.some(({ status }) => status !== "won"))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  if (!charge.captured || charge.status !== "succeeded")
    throw invalid(`Charge ${charge.id} has not been paid; cannot issue a refund.`, {
      code: "charge_not_refundable",
    });
  if (refunded(charge) >= charge.amount_captured)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  return charge;
}

function checkedAmount(charge: Stripe.Charge, wanted: number | undefined): number {
  const rest = charge.amount_captured - refunded(charge);
  const amount = wanted ?? rest;
  if (amount < 1)
    throw badParameter("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  if (amount > rest)
    throw invalid(
      `Refund amount (${shownAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${shownAmount(rest, charge.currency)})`,
      { param: "amount", code: "amount_too_large" },
    );
  checkUnits(amount, charge.currency, "amount");
  return amount;
}

/** The bank has taken it: nothing moves any more. */
export function settleRefund(desk: Desk, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status !== "pending") throw invalid(`The refund ${refund.id} is ${refund.status}, not pending.`);
  const settled = desk.store.update("refund", refund.id, { status: "succeeded" });
  emit(desk, "refund.updated", settled);
  return settled;
}

/** The customer's bank sends the money back: it is the account's again. */
export function failRefund(desk: Desk, refund: Stripe.Refund, reason: string): Stripe.Refund {
  const failed = undo(desk, refund, { status: "failed", failure_reason: reason });
  emit(desk, "refund.updated", failed);
  emit(desk, "refund.failed", failed);
  return failed;
}

/** Undoes a refund that did not arrive. */
export function undo(desk: Desk, refund: Stripe.Refund, change: Partial<Stripe.Refund>): Stripe.Refund {
  if (refund.status !== "pending" && refund.status !== "succeeded")
    throw invalid(`The refund ${refund.id} is already ${refund.status}.`);
  const transaction = addTransaction(desk.store, {
    type: "refund_failure",
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    description: "REFUND FAILURE",
  });
  const charge = need(desk, "charge", String(refund.charge));
  const updated = desk.store.update("charge", charge.id, {
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
  emit(desk, "charge.updated", updated);
  return desk.store.update("refund", refund.id, { ...change, failure_balance_transaction: transaction.id });
}
