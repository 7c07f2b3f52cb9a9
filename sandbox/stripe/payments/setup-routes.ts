import type Stripe from "stripe";
import { z } from "zod";
import { need } from "../core/desk.ts";
import { created, listPage, paging } from "../core/list.ts";
import { changedMetadata, clearable, flag, metadata, oneOf, params, text, url } from "../core/params.ts";
import { badParameter } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { methodFor } from "./payment-methods.ts";
import { addSetupIntent, cancelSetup, confirmSetup } from "./setup-intents.ts";

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
  route(
    "POST",
    "/v1/setup_intents/{id}/confirm",
    params<Stripe.SetupIntentConfirmParams>()({
      payment_method: text.optional(),
      return_url: url.optional(),
    }),
    (desk, { payment_method, return_url = null }, id) => {
      const intent = need(desk, "setup_intent", id);
      const wanted = payment_method ?? intent.payment_method;
      if (typeof wanted !== "string")
        throw badParameter("You cannot confirm this SetupIntent because it's missing a payment method.", {
          code: "parameter_missing",
          param: "payment_method",
        });
      return confirmSetup(desk, intent, { method: methodFor(desk, wanted), returnUrl: return_url });
    },
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
