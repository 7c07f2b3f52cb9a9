import type Stripe from "stripe";
import { z } from "zod";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { changedMetadata, clearable, flag, metadata, oneOf, params, text, url } from "../core/params.ts";
import { badParameter, Refusal } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { application } from "./application-fees.ts";
import { judge } from "./cards.ts";
import { declineOf, type Failure } from "./charges.ts";
import { agree, attach, cardOf, methodFor } from "./payment-methods.ts";

interface Wish {
  customer?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string>;
  usage?: "off_session" | "on_session" | undefined;
}

export function addSetupIntent(desk: Desk, wish: Wish): Stripe.SetupIntent {
  const id = newId("seti");
  const intent = desk.store.put("setup_intent", {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: desk.store.account === null ? null : application,
    automatic_payment_methods: { allow_redirects: "always", enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_${newId("secret")}`,
    created: seconds(),
    customer: wish.customer ?? null,
    customer_account: null,
    description: wish.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: wish.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: wish.usage ?? "off_session",
  });
  emit(desk, "setup_intent.created", intent);
  return intent;
}

interface Saving {
  method: Stripe.PaymentMethod;
  authenticated?: boolean;
  returnUrl?: string | null;
}

/** Saves a card for later. Throws a card error where the card is declined. */
export function confirmSetup(
  desk: Desk,
  intent: Stripe.SetupIntent,
  { method, authenticated = false, returnUrl = null }: Saving,
): Stripe.SetupIntent {
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status))
    throw unexpected(intent, "confirm");
  const known = cardOf(desk, method.id);
  const verdict =
    known && judge(known.card, { saving: true, offSession: false, authenticated, agreed: false });
  if (known && verdict?.kind === "declined") throw failSetup(desk, intent, method, declineOf(known.card));
  if (verdict?.kind === "authentication") {
    const waiting = desk.store.update("setup_intent", intent.id, {
      payment_method: method.id,
      status: "requires_action",
      next_action: {
        type: "redirect_to_url",
        redirect_to_url: { return_url: returnUrl, url: `${desk.origin}/c/3ds/${intent.id}` },
      },
    });
    emit(desk, "setup_intent.requires_action", waiting);
    return waiting;
  }
  if (typeof intent.customer === "string") attach(desk, method, intent.customer);
  agree(desk, method.id);
  const saved = desk.store.update("setup_intent", intent.id, {
    last_setup_error: null,
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  });
  emit(desk, "setup_intent.succeeded", saved);
  return saved;
}

/** The card's owner was asked and did not agree. */
export const setupNotAuthenticated: Failure = {
  code: "setup_intent_authentication_failure",
  declineCode: "",
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

export function failSetup(
  desk: Desk,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  failure: Failure,
): Refusal {
  const error = {
    type: "card_error" as const,
    code: failure.code,
    message: failure.message,
    ...(failure.declineCode ? { decline_code: failure.declineCode } : {}),
    payment_method: method,
  };
  const failed = desk.store.update("setup_intent", intent.id, {
    last_setup_error: error,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
  emit(desk, "setup_intent.setup_failed", failed);
  return new Refusal(402, { ...error, setup_intent: failed });
}

const unexpected = (intent: Stripe.SetupIntent, verb: string): Refusal =>
  new Refusal(400, {
    type: "invalid_request_error",
    code: "setup_intent_unexpected_state",
    message: `You cannot ${verb} this SetupIntent because it has a status of ${intent.status}.`,
    setup_intent: intent,
  });

export function cancelSetup(desk: Desk, intent: Stripe.SetupIntent): Stripe.SetupIntent {
  if (intent.status === "succeeded" || intent.status === "canceled") throw unexpected(intent, "cancel");
  const canceled = desk.store.update("setup_intent", intent.id, { status: "canceled", next_action: null });
  emit(desk, "setup_intent.canceled", canceled);
  return canceled;
}

const create = params<Stripe.SetupIntentCreateParams>()({
  confirm: flag.optional(),
  customer: text.optional(),
  description: clearable.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  allowed_payment_method_types: z.array(oneOf("card")).optional(),
  return_url: url.optional(),
  usage: oneOf("off_session", "on_session").optional(),
});

export const setupIntentRoutes: Route[] = [
  route("POST", "/v1/setup_intents", create, (desk, given) => {
    const { confirm = false, payment_method, return_url = null } = given;
    if (given.customer) need(desk, "customer", given.customer, "customer");
    if (confirm && !payment_method)
      throw badParameter("You cannot confirm this SetupIntent because it's missing a payment method.", {
        code: "parameter_missing",
        param: "payment_method",
      });
    const method = payment_method === undefined ? null : methodFor(desk, payment_method);
    const intent = addSetupIntent(desk, { ...given, metadata: changedMetadata({}, given.metadata) });
    if (!method) return intent;
    if (confirm) return confirmSetup(desk, intent, { method, returnUrl: return_url });
    return desk.store.update("setup_intent", intent.id, {
      payment_method: method.id,
      status: "requires_confirmation",
    });
  }),
  route("GET", "/v1/setup_intents/{id}", params<object>()({}), (desk, _, id) =>
    need(desk, "setup_intent", id),
  ),
  route("POST", "/v1/setup_intents/{id}/cancel", params<object>()({}), (desk, _, id) =>
    cancelSetup(desk, need(desk, "setup_intent", id)),
  ),
  route(
    "GET",
    "/v1/setup_intents",
    params<Stripe.SetupIntentListParams>()({ ...paging, created, customer: text.optional() }),
    (desk, asked) => listPage(desk, "setup_intent", "/v1/setup_intents", asked),
  ),
];
