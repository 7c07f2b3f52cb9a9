import type Stripe from "stripe";
import { type Desk, emit } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { application } from "./application-fees.ts";
import { judge } from "./cards.ts";
import type { Failure } from "./charge-details.ts";
import { declineOf } from "./charges.ts";
import { agree, attach, cardOf } from "./payment-methods.ts";

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
