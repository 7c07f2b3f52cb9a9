import type Stripe from "stripe";
import { type Desk, emit } from "../core/desk.ts";
import { Refusal } from "../core/refusal.ts";
import { judge } from "./cards.ts";
import type { Failure } from "./charge-details.ts";
import { addCharge, capture, declineOf } from "./charges.ts";
import { openDispute } from "./disputes.ts";
import { checkChargesEnabled, unexpectedState } from "./intents.ts";
import { agree, attach, cardOf } from "./payment-methods.ts";

export interface Confirmation {
  method: Stripe.PaymentMethod;
  offSession?: boolean;
  /** The card's owner has just been asked by the bank and has agreed. */
  authenticated?: boolean;
  returnUrl?: string | null;
}

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Tries to pay. Throws a card error where the card is declined; the failed charge is written all the same. */
export function confirmIntent(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  { method, offSession = false, authenticated = false, returnUrl = null }: Confirmation,
): Stripe.PaymentIntent {
  if (!confirmable.includes(intent.status)) throw unexpectedState(intent, "confirm");
  checkChargesEnabled(desk);
  const known = cardOf(desk, method.id);
  if (!known) return process(desk, intent, method);
  const verdict = judge(known.card, { saving: false, offSession, authenticated, agreed: known.agreed });
  if (verdict.kind === "declined") throw fail(desk, intent, method, declineOf(known.card));
  if (verdict.kind === "goes-through") return succeed(desk, intent, method);
  if (offSession) throw fail(desk, intent, method, authenticationRequired);
  const waiting = desk.store.update("payment_intent", intent.id, {
    payment_method: method.id,
    status: "requires_action",
    next_action: {
      type: "redirect_to_url",
      redirect_to_url: { return_url: returnUrl, url: `${desk.origin}/c/3ds/${intent.id}` },
    },
  });
  emit(desk, "payment_intent.requires_action", waiting);
  return waiting;
}

export const authenticationRequired: Failure = {
  code: "authentication_required",
  declineCode: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};

/** The card's owner was asked by the bank and did not agree. */
export const authenticationFailed: Failure = {
  code: "payment_intent_authentication_failure",
  declineCode: "",
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

/** Writes the failure and returns what the caller of the API hears of it. */
export function fail(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  failure: Failure,
): Refusal {
  const charged = failure !== authenticationFailed;
  const charge = charged ? addCharge(desk, { intent, method, failure, captured: false }) : null;
  const error = {
    type: "card_error" as const,
    code: failure.code,
    message: failure.message,
    ...(failure.declineCode ? { decline_code: failure.declineCode } : {}),
    ...(charge ? { charge: charge.id } : {}),
    payment_method: method,
  };
  const failed = desk.store.update("payment_intent", intent.id, {
    status: "requires_payment_method",
    last_payment_error: error,
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    processing: null,
  });
  if (charge) emit(desk, "charge.failed", charge);
  emit(desk, "payment_intent.payment_failed", failed);
  return new Refusal(402, { ...error, payment_intent: failed });
}

/** Saves the method for later payments where the intent says so. */
function save(desk: Desk, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  if (!intent.setup_future_usage) return;
  agree(desk, method.id);
  if (typeof intent.customer === "string") attach(desk, method, intent.customer);
}

export function succeed(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  save(desk, intent, method);
  const captured = intent.capture_method !== "manual";
  const charge = addCharge(desk, { intent, method, failure: null, captured });
  const paid = desk.store.update("payment_intent", intent.id, {
    amount_capturable: captured ? 0 : intent.amount,
    amount_received: captured ? intent.amount : 0,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: captured ? "succeeded" : "requires_capture",
  });
  // Captured asynchronously, a charge is told of before its ledger entry exists, and again with it.
  const later = captured && intent.capture_method === "automatic_async";
  emit(desk, "charge.succeeded", later ? { ...charge, balance_transaction: null } : charge);
  emit(desk, captured ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", paid);
  if (later) emit(desk, "charge.updated", charge, { balance_transaction: null });
  if (captured && cardOf(desk, method.id)?.card.later === "disputed") openDispute(desk, charge, "fraudulent");
  return paid;
}

/** A bank account: whether the money arrives is known days later. */
function process(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  save(desk, intent, method);
  const charge = addCharge(desk, { intent, method, failure: null, captured: true });
  const waiting = desk.store.update("payment_intent", intent.id, {
    latest_charge: charge.id,
    payment_method: method.id,
    status: "processing",
  });
  emit(desk, "payment_intent.processing", waiting);
  return waiting;
}

/** The days are over: the money has arrived, or never will. */
export function settleIntent(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  arrived: boolean,
): Stripe.PaymentIntent {
  const charge = desk.store.find("charge", String(intent.latest_charge));
  if (intent.status !== "processing" || !charge) throw unexpectedState(intent, "settle");
  if (arrived) {
    const settled = capture(desk, charge, charge.amount);
    const paid = desk.store.update("payment_intent", intent.id, {
      amount_received: intent.amount,
      processing: null,
      status: "succeeded",
    });
    emit(desk, "charge.succeeded", settled);
    emit(desk, "payment_intent.succeeded", paid);
    return paid;
  }
  const message = "The customer's bank account has insufficient funds.";
  const failed = desk.store.update("charge", charge.id, {
    status: "failed",
    paid: false,
    failure_code: "insufficient_funds",
    failure_message: message,
  });
  const unpaid = desk.store.update("payment_intent", intent.id, {
    last_payment_error: { type: "card_error", code: "insufficient_funds", message, charge: charge.id },
    payment_method: null,
    status: "requires_payment_method",
  });
  emit(desk, "charge.failed", failed);
  emit(desk, "payment_intent.payment_failed", unpaid);
  return unpaid;
}
