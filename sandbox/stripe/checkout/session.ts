import type Stripe from "stripe";
import { type Desk, emit } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { changedMetadata } from "../core/params.ts";
import { invalid } from "../core/refusal.ts";
import { cancelIntent } from "../payments/intents.ts";
import { cancelSetup } from "../payments/setup-intents.ts";
import { makeLines } from "./lines.ts";
import type { SessionWish } from "./session-params.ts";
import { checkMoney, checkWish } from "./session-rules.ts";

/** A hosted payment page for one purchase, one saved card, or one subscription. */
export function createSession(desk: Desk, wish: SessionWish): Stripe.Checkout.Session {
  const expiresAt = checkWish(desk, wish);
  const lines = makeLines(desk, wish.line_items ?? []);
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const currency = lines[0]?.currency ?? wish.currency ?? null;
  checkMoney(desk, wish, lines, total);
  const id = newId("cs_test", 58);
  const data = wish.payment_intent_data;
  desk.store.put("plan_of_session", {
    id,
    lines,
    paymentIntentData: { ...data, metadata: changedMetadata({}, data?.metadata) },
    setupIntentData: {
      ...wish.setup_intent_data,
      metadata: changedMetadata({}, wish.setup_intent_data?.metadata),
    },
    subscriptionData: {
      ...wish.subscription_data,
      metadata: changedMetadata({}, wish.subscription_data?.metadata),
    },
  });
  const setup = wish.mode === "setup";
  return desk.store.put("checkout.session", {
    id,
    object: "checkout.session",
    adaptive_pricing: setup ? null : { enabled: false },
    after_expiration: null,
    allow_promotion_codes: wish.allow_promotion_codes ?? null,
    allowed_payment_method_types: wish.allowed_payment_method_types ?? null,
    amount_subtotal: setup ? null : total,
    amount_total: setup ? null : total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: wish.billing_address_collection ?? null,
    cancel_url: wish.cancel_url ?? null,
    client_reference_id: wish.client_reference_id ?? null,
    client_secret: null,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    consent: null,
    consent_collection: null,
    created: seconds(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: wish.customer ?? null,
    customer_account: null,
    customer_creation: wish.customer ? null : customerCreation(wish),
    customer_details: wish.customer_email || wish.customer ? details(customerEmail(desk, wish)) : null,
    customer_email: wish.customer_email ?? null,
    discounts: wish.mode === "setup" ? null : [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation:
      wish.mode === "payment"
        ? {
            enabled: false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: null,
              footer: null,
              issuer: null,
              metadata: {},
              rendering_options: null,
            },
          }
        : null,
    livemode: false,
    locale: wish.locale ?? null,
    managed_payments: null,
    metadata: changedMetadata({}, wish.metadata),
    mode: wish.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: wish.payment_method_collection ?? (setup ? "always" : "if_required"),
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types:
      wish.allowed_payment_method_types ?? (wish.mode === "payment" ? ["card", "us_bank_account"] : ["card"]),
    payment_status: setup || total === 0 ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: wish.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: wish.submit_type ?? null,
    subscription: null,
    success_url: wish.success_url ?? null,
    total_details: setup ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${desk.origin}/c/pay/${id}`,
    wallet_options: null,
  });
}

const customerCreation = (wish: SessionWish): Stripe.Checkout.Session.CustomerCreation =>
  wish.mode === "subscription" ? "always" : (wish.customer_creation ?? "if_required");

const customerEmail = (desk: Desk, wish: SessionWish): string | null =>
  wish.customer_email ?? (wish.customer ? (desk.store.find("customer", wish.customer)?.email ?? null) : null);

export const details = (
  email: string | null,
  name: string | null = null,
): Stripe.Checkout.Session.CustomerDetails => ({
  address: null,
  business_name: null,
  email,
  individual_name: null,
  name,
  phone: null,
  tax_exempt: "none",
  tax_ids: [],
});

/** Ends an open session: it can never be paid after this. */
export function expireSession(desk: Desk, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  if (session.status !== "open")
    throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.');
  const intent = desk.store.find("payment_intent", String(session.payment_intent));
  const setup = desk.store.find("setup_intent", String(session.setup_intent));
  const expired = desk.store.update("checkout.session", session.id, { status: "expired", url: null });
  if (intent && intent.status !== "canceled") cancelIntent(desk, intent, "expired");
  if (setup && setup.status !== "canceled") cancelSetup(desk, setup);
  emit(desk, "checkout.session.expired", expired);
  return expired;
}
