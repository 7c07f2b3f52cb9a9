import type Stripe from "stripe";
import { z } from "zod";
import { atLeast, currency, email, flag, metadata, oneOf, params, text, url, whole } from "../core/params.ts";
import { lineItems } from "./lines.ts";

/** What creating a Checkout session takes here; the rest of Stripe's parameters are refused by name. */
export const sessionParams = params<Stripe.Checkout.SessionCreateParams>()({
  allow_promotion_codes: flag.optional(),
  billing_address_collection: oneOf("auto", "required").optional(),
  cancel_url: url.optional(),
  client_reference_id: text.optional(),
  currency: currency.optional(),
  customer: text.optional(),
  customer_creation: oneOf("always", "if_required").optional(),
  customer_email: email.optional(),
  expires_at: whole.optional(),
  line_items: lineItems.optional(),
  locale: text.optional(),
  metadata: metadata.optional(),
  mode: oneOf("payment", "setup", "subscription"),
  payment_intent_data: params<Stripe.Checkout.SessionCreateParams.PaymentIntentData>()({
    application_fee_amount: atLeast(0).optional(),
    capture_method: oneOf("automatic", "automatic_async", "manual").optional(),
    description: text.optional(),
    metadata: metadata.optional(),
    receipt_email: email.optional(),
    setup_future_usage: oneOf("off_session", "on_session").optional(),
    statement_descriptor: text.optional(),
    statement_descriptor_suffix: text.optional(),
    transfer_group: text.optional(),
  }).optional(),
  payment_method_collection: oneOf("always", "if_required").optional(),
  allowed_payment_method_types: z.array(oneOf("card", "us_bank_account")).optional(),
  phone_number_collection: params<Stripe.Checkout.SessionCreateParams.PhoneNumberCollection>()({
    enabled: flag,
  }).optional(),
  setup_intent_data: params<Stripe.Checkout.SessionCreateParams.SetupIntentData>()({
    description: text.optional(),
    metadata: metadata.optional(),
  }).optional(),
  submit_type: oneOf("auto", "book", "donate", "pay").optional(),
  subscription_data: params<Stripe.Checkout.SessionCreateParams.SubscriptionData>()({
    description: text.optional(),
    metadata: metadata.optional(),
    trial_period_days: atLeast(1).optional(),
  }).optional(),
  success_url: url.optional(),
  ui_mode: oneOf("hosted_page").optional(),
});

export type SessionWish = z.output<typeof sessionParams>;
