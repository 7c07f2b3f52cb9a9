import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { listPage, paging } from "../core/list.ts";
import { changedMetadata, metadata, oneOf, params, text } from "../core/params.ts";
import { invalid, noSuch, Refusal } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { cardByAlias, cardByNumber, judge, last4, type TestCard } from "./cards.ts";

type Person = { email?: string | null; name?: string | null };

/** A payment method for a test card; it belongs to nobody until it is attached. */
export function addCard(desk: Desk, card: TestCard, who: Person = {}): Stripe.PaymentMethod {
  const method: Stripe.PaymentMethod = {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: {
      address: { city: null, country: "US", line1: null, line2: null, postal_code: null, state: null },
      email: who.email ?? null,
      name: who.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date().getUTCFullYear() + 4,
      fingerprint: `fp${card.number.slice(-12)}`,
      funding: "credit",
      generated_from: null,
      last4: last4(card.number),
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  };
  desk.store.put("card_on_file", { id: method.id, number: card.number, agreed: false });
  return desk.store.put("payment_method", method);
}

/** A bank account whose payments take days: the asynchronous method of the sandbox. */
export function addBankAccount(desk: Desk, who: Person = {}): Stripe.PaymentMethod {
  return desk.store.put("payment_method", {
    id: newId("pm"),
    object: "payment_method",
    billing_details: {
      address: null,
      email: who.email ?? null,
      name: who.name ?? null,
      phone: null,
      tax_id: null,
    },
    created: seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "us_bank_account",
    us_bank_account: {
      account_holder_type: "individual",
      account_type: "checking",
      bank_name: "STRIPE TEST BANK",
      financial_connections_account: null,
      fingerprint: "fpbank",
      last4: "6789",
      networks: { preferred: "ach", supported: ["ach"] },
      routing_number: "110000000",
      status_details: null,
    },
  });
}

/** `pm_…` of this account, or a new method where the id is one of Stripe's for tests, such as `pm_card_visa`. */
export function methodFor(desk: Desk, id: string): Stripe.PaymentMethod {
  const known = desk.store.find("payment_method", id);
  if (known) return known;
  const card = cardByAlias(id);
  if (!card) throw noSuch("PaymentMethod", id, "payment_method", 400);
  return addCard(desk, card);
}

/** The test card behind a payment method; null for a bank account. */
export function cardOf(desk: Desk, method: string): { card: TestCard; agreed: boolean } | null {
  const onFile = desk.store.find("card_on_file", method);
  const card = onFile && cardByNumber(onFile.number);
  return card ? { card, agreed: onFile.agreed } : null;
}

/** Its owner agreed to later payments. */
export function agree(desk: Desk, method: string): void {
  if (desk.store.find("card_on_file", method)) desk.store.update("card_on_file", method, { agreed: true });
}

export function attach(desk: Desk, method: Stripe.PaymentMethod, customer: string): Stripe.PaymentMethod {
  need(desk, "customer", customer, "customer");
  if (method.customer === customer) return method;
  if (method.customer)
    throw invalid("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
    });
  const attached = desk.store.update("payment_method", method.id, { customer });
  emit(desk, "payment_method.attached", attached);
  return attached;
}

function attachByRequest(desk: Desk, id: string, customer: string): Stripe.PaymentMethod {
  const method = methodFor(desk, id);
  const known = cardOf(desk, method.id);
  const use = { saving: true, offSession: true, authenticated: true, agreed: false };
  const verdict = known && judge(known.card, use);
  if (verdict?.kind === "declined" && verdict.card.declined)
    throw new Refusal(402, {
      type: "card_error",
      code: verdict.card.declined.code,
      decline_code: verdict.card.declined.declineCode,
      message: verdict.card.declined.message,
    });
  return attach(desk, method, customer);
}

export const paymentMethodRoutes: Route[] = [
  route(
    "POST",
    "/v1/payment_methods/{id}/attach",
    params<Stripe.PaymentMethodAttachParams>()({ customer: text }),
    (desk, { customer }, id) => attachByRequest(desk, id, customer),
  ),
  route("POST", "/v1/payment_methods/{id}/detach", params<object>()({}), (desk, _, id) => {
    need(desk, "payment_method", id);
    const detached = desk.store.update("payment_method", id, { customer: null });
    emit(desk, "payment_method.detached", detached);
    return detached;
  }),
  route(
    "POST",
    "/v1/payment_methods/{id}",
    params<Stripe.PaymentMethodUpdateParams>()({ metadata: metadata.optional() }),
    (desk, given, id) => {
      const method = need(desk, "payment_method", id);
      return desk.store.update("payment_method", id, {
        metadata: changedMetadata(method.metadata ?? {}, given.metadata),
      });
    },
  ),
  route("GET", "/v1/payment_methods/{id}", params<object>()({}), (desk, _, id) =>
    need(desk, "payment_method", id),
  ),
  route(
    "GET",
    "/v1/payment_methods",
    params<Stripe.PaymentMethodListParams>()({
      ...paging,
      customer: text.optional(),
      type: oneOf("card", "us_bank_account").optional(),
    }),
    (desk, asked) => listPage(desk, "payment_method", "/v1/payment_methods", asked),
  ),
  route(
    "GET",
    "/v1/customers/{id}/payment_methods",
    params<Stripe.CustomerListPaymentMethodsParams>()({
      ...paging,
      type: oneOf("card", "us_bank_account").optional(),
    }),
    (desk, asked, id) => {
      need(desk, "customer", id);
      return listPage(desk, "payment_method", `/v1/customers/${id}/payment_methods`, {
        ...asked,
        customer: id,
      });
    },
  ),
];
