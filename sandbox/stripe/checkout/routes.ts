import type Stripe from "stripe";
import { need } from "../core/desk.ts";
import { created, listPage, pageOf, paging } from "../core/list.ts";
import { oneOf, params, text } from "../core/params.ts";
import { type Route, route } from "../core/route.ts";
import { currentSession } from "./pay.ts";
import { createSession, expireSession } from "./session.ts";
import { sessionParams } from "./session-params.ts";

export const checkoutRoutes: Route[] = [
  route("POST", "/v1/checkout/sessions", sessionParams, createSession),
  route("GET", "/v1/checkout/sessions/{id}", params<object>()({}), (desk, _, id) => currentSession(desk, id)),
  route("POST", "/v1/checkout/sessions/{id}/expire", params<object>()({}), (desk, _, id) =>
    expireSession(desk, currentSession(desk, id)),
  ),
  route(
    "GET",
    "/v1/checkout/sessions/{id}/line_items",
    params<Stripe.Checkout.SessionListLineItemsParams>()(paging),
    (desk, asked, id) => {
      need(desk, "checkout.session", id);
      const { lines } = need(desk, "plan_of_session", id);
      return pageOf(lines, "item", `/v1/checkout/sessions/${id}/line_items`, asked);
    },
  ),
  route(
    "GET",
    "/v1/checkout/sessions",
    params<Stripe.Checkout.SessionListParams>()({
      ...paging,
      created,
      customer: text.optional(),
      payment_intent: text.optional(),
      status: oneOf("complete", "expired", "open").optional(),
      subscription: text.optional(),
    }),
    (desk, asked) => {
      for (const { id } of desk.store.list("checkout.session")) currentSession(desk, id);
      return listPage(desk, "checkout.session", "/v1/checkout/sessions", asked);
    },
  ),
];
