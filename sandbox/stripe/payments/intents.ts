import type Stripe from "stripe";
import { type Desk, emit } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { badParameter, invalid, Refusal } from "../core/refusal.ts";
import { application } from "./application-fees.ts";
import { checkAmount, checkUnits } from "./money.ts";

export interface IntentWish {
  amount: number;
  currency: string;
  application_fee_amount?: number | undefined;
  capture_method?: "automatic" | "automatic_async" | "manual" | undefined;
  customer?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string>;
  receipt_email?: string | null | undefined;
  setup_future_usage?: "off_session" | "on_session" | undefined;
  statement_descriptor?: string | undefined;
  statement_descriptor_suffix?: string | undefined;
  transfer_group?: string | undefined;
  allowed_payment_method_types?: ("card" | "us_bank_account")[] | undefined;
  redirects?: "always" | "never";
}

/** An account can be charged on once it has told everything, and as long as nobody has disabled it. */
export function checkChargesEnabled(desk: Desk): void {
  const { account } = desk.store;
  if (account === null) return;
  const known = desk.platform.find("account", account);
  if (!known)
    throw new Refusal(403, {
      type: "invalid_request_error",
      code: "account_invalid",
      message: `The application does not have access to account '${account}' any more.`,
    });
  if (!known.charges_enabled)
    throw new Refusal(400, {
      type: "invalid_request_error",
      message:
        "Your account cannot currently make charges. It has to complete its onboarding first, or its charges were disabled.",
    });
}

export function checkFee(desk: Desk, fee: number | null | undefined, amount: number, currency: string): void {
  const param = "application_fee_amount";
  if (fee === undefined || fee === null) return;
  if (desk.store.account === null)
    throw invalid(
      "Can only apply an application_fee_amount when the request is made on behalf of another account (using the Stripe-Account header).",
      { param, code: "application_fees_not_allowed" },
    );
  if (fee > amount)
    throw badParameter("application_fee_amount must be less than or equal to the charge amount.", { param });
  checkUnits(fee, currency, param);
}

export function addIntent(desk: Desk, wish: IntentWish): Stripe.PaymentIntent {
  const { amount, currency } = wish;
  checkAmount(amount, currency);
  checkFee(desk, wish.application_fee_amount, amount, currency);
  checkChargesEnabled(desk);
  const id = newId("pi");
  const intent: Stripe.PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: wish.allowed_payment_method_types ?? null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: desk.store.account === null ? null : application,
    application_fee_amount: wish.application_fee_amount ?? null,
    automatic_payment_methods: wish.allowed_payment_method_types
      ? null
      : { allow_redirects: wish.redirects ?? "always", enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: wish.capture_method ?? "automatic_async",
    client_secret: `${id}_${newId("secret")}`,
    confirmation_method: "automatic",
    created: seconds(),
    currency,
    customer: wish.customer ?? null,
    customer_account: null,
    description: wish.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: wish.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: wish.allowed_payment_method_types ?? ["card"],
    payment_record: null,
    processing: null,
    receipt_email: wish.receipt_email ?? null,
    review: null,
    setup_future_usage: wish.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: wish.statement_descriptor ?? null,
    statement_descriptor_suffix: wish.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: wish.transfer_group ?? null,
  };
  desk.store.put("payment_intent", intent);
  emit(desk, "payment_intent.created", intent);
  return intent;
}

const cancellable = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
];

export function unexpectedState(intent: Stripe.PaymentIntent, verb: string): Refusal {
  return new Refusal(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: intent,
  });
}

export function cancelIntent(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  if (!cancellable.includes(intent.status)) throw unexpectedState(intent, "cancel");
  if (intent.status === "requires_capture" && typeof intent.latest_charge === "string") {
    const charge = desk.store.update("charge", intent.latest_charge, {
      amount_refunded: intent.amount,
      refunded: true,
    });
    emit(desk, "charge.refunded", charge);
  }
  const canceled = desk.store.update("payment_intent", intent.id, {
    status: "canceled",
    amount_capturable: 0,
    canceled_at: seconds(),
    cancellation_reason: reason,
    next_action: null,
  });
  emit(desk, "payment_intent.canceled", canceled);
  return canceled;
}
