import type Stripe from "stripe";
import { z } from "zod";
import { type Desk, need } from "../core/desk.ts";
import { created, listPage, paging } from "../core/list.ts";
import {
  atLeast,
  changedMetadata,
  clearable,
  currency,
  email,
  flag,
  metadata,
  oneOf,
  params,
  text,
  url,
  whole,
} from "../core/params.ts";
import { badParameter, invalid } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { captureIntent } from "./capture.ts";
import { type Confirmation, confirmIntent } from "./confirm.ts";
import { addIntent, cancelIntent } from "./intents.ts";
import { methodFor } from "./payment-methods.ts";

const automatic = params<Stripe.PaymentIntentCreateParams.AutomaticPaymentMethods>()({
  enabled: flag,
  allow_redirects: oneOf("always", "never").optional(),
});

const create = params<Stripe.PaymentIntentCreateParams>()({
  amount: whole,
  currency,
  application_fee_amount: atLeast(0).optional(),
  automatic_payment_methods: automatic.optional(),
  capture_method: oneOf("automatic", "automatic_async", "manual").optional(),
  confirm: flag.optional(),
  customer: text.optional(),
  description: clearable.optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  payment_method: text.optional(),
  allowed_payment_method_types: z.array(oneOf("card", "us_bank_account")).optional(),
  receipt_email: email.optional(),
  return_url: url.optional(),
  setup_future_usage: oneOf("off_session", "on_session").optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_group: text.optional(),
});

function createIntent(desk: Desk, given: z.output<typeof create>): Stripe.PaymentIntent {
  const { confirm = false, off_session = false, payment_method, return_url = null, ...wish } = given;
  if (off_session && !confirm)
    throw badParameter("You can only set off_session when confirm is true.", { param: "off_session" });
  if (wish.customer) need(desk, "customer", wish.customer, "customer");
  if (confirm && !payment_method)
    throw badParameter("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: "parameter_missing",
      param: "payment_method",
    });
  const redirects = wish.automatic_payment_methods?.allow_redirects ?? "always";
  if (confirm && !off_session && redirects === "always" && !wish.allowed_payment_method_types)
    checkReturnUrl(return_url);
  const method = payment_method === undefined ? null : usable(desk, payment_method, wish.customer ?? null);
  const intent = addIntent(desk, {
    ...wish,
    metadata: changedMetadata({}, wish.metadata),
    redirects,
  });
  if (!method) return intent;
  if (!confirm)
    return desk.store.update("payment_intent", intent.id, {
      payment_method: method.id,
      status: "requires_confirmation",
    });
  return confirmIntent(desk, intent, { method, offSession: off_session, returnUrl: return_url });
}

/** Some methods send the customer away and must know where to bring them back; whoever confirms is asked for it. */
function checkReturnUrl(returnUrl: string | null): void {
  if (returnUrl === null)
    throw badParameter(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never`.",
      { param: "return_url" },
    );
}

/** A method of somebody else's cannot be used, as with Stripe. */
function usable(desk: Desk, id: string, customer: string | null): Stripe.PaymentMethod {
  const method = methodFor(desk, id);
  if (method.customer && method.customer !== customer)
    throw invalid(
      "The provided PaymentMethod cannot be used with this PaymentIntent: it belongs to another Customer, or the PaymentIntent names none. Please include the Customer in the `customer` parameter.",
      { param: "payment_method" },
    );
  return method;
}

const confirmParams = params<Stripe.PaymentIntentConfirmParams>()({
  off_session: flag.optional(),
  payment_method: text.optional(),
  return_url: url.optional(),
});

function confirmByRequest(desk: Desk, given: z.output<typeof confirmParams>, id: string) {
  const intent = need(desk, "payment_intent", id);
  const wanted = given.payment_method ?? intent.payment_method;
  if (typeof wanted !== "string")
    throw badParameter("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: "payment_intent_unexpected_state",
    });
  const redirects = intent.automatic_payment_methods?.allow_redirects ?? "never";
  if (!given.off_session && redirects === "always") checkReturnUrl(given.return_url ?? null);
  const confirmation: Confirmation = {
    method: usable(desk, wanted, typeof intent.customer === "string" ? intent.customer : null),
    offSession: given.off_session ?? false,
    returnUrl: given.return_url ?? null,
  };
  return confirmIntent(desk, intent, confirmation);
}

export const intentRoutes: Route[] = [
  route("POST", "/v1/payment_intents", create, createIntent),
  route("GET", "/v1/payment_intents/{id}", params<object>()({}), (desk, _, id) =>
    need(desk, "payment_intent", id),
  ),
  route(
    "POST",
    "/v1/payment_intents/{id}",
    params<Stripe.PaymentIntentUpdateParams>()({
      description: clearable.optional(),
      metadata: metadata.optional(),
      receipt_email: email.optional(),
    }),
    (desk, { metadata: change, ...given }, id) => {
      const intent = need(desk, "payment_intent", id);
      return desk.store.update("payment_intent", id, {
        ...given,
        metadata: changedMetadata(intent.metadata, change),
      });
    },
  ),
  route("POST", "/v1/payment_intents/{id}/confirm", confirmParams, confirmByRequest),
  route(
    "POST",
    "/v1/payment_intents/{id}/capture",
    params<Stripe.PaymentIntentCaptureParams>()({
      amount_to_capture: atLeast(1).optional(),
      application_fee_amount: atLeast(0).optional(),
    }),
    (desk, given, id) => captureIntent(desk, need(desk, "payment_intent", id), given),
  ),
  route(
    "POST",
    "/v1/payment_intents/{id}/cancel",
    params<Stripe.PaymentIntentCancelParams>()({
      cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer").optional(),
    }),
    (desk, given, id) => {
      const intent = need(desk, "payment_intent", id);
      if (
        desk.store.list("checkout.session").some((one) => one.payment_intent === id && one.status === "open")
      )
        throw invalid(
          "You cannot cancel the PaymentIntent of an open Checkout Session. Expire the session instead.",
          {
            code: "payment_intent_unexpected_state",
          },
        );
      return cancelIntent(desk, intent, given.cancellation_reason ?? null);
    },
  ),
  route(
    "GET",
    "/v1/payment_intents",
    params<Stripe.PaymentIntentListParams>()({ ...paging, created, customer: text.optional() }),
    (desk, asked) => listPage(desk, "payment_intent", "/v1/payment_intents", asked),
  ),
];
