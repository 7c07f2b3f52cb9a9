import type Stripe from "stripe";
import { z } from "zod";
import { need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { atLeast, clearable, flag, metadata, oneOf, params, text, url } from "../core/params.ts";
import { badParameter } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { changeSubscription } from "./manage.ts";
import { priceRoutes } from "./prices.ts";
import { endSubscription } from "./subscribe.ts";

const statuses = oneOf("active", "all", "canceled", "ended", "incomplete", "past_due", "trialing", "unpaid");

const subscriptionRoutes: Route[] = [
  route("GET", "/v1/subscriptions/{id}", params<object>()({}), (desk, _, id) =>
    need(desk, "subscription", id),
  ),
  route(
    "POST",
    "/v1/subscriptions/{id}",
    params<Stripe.SubscriptionUpdateParams>()({
      cancel_at_period_end: flag.optional(),
      default_payment_method: text.optional(),
      description: clearable.optional(),
      items: z
        .array(
          params<Stripe.SubscriptionUpdateParams.Item>()({
            id: text.optional(),
            price: text.optional(),
            quantity: atLeast(1).optional(),
          }),
        )
        .optional(),
      metadata: metadata.optional(),
      proration_behavior: oneOf("none").optional(),
    }),
    (desk, { proration_behavior, ...given }, id) => {
      if (given.items && proration_behavior !== "none")
        throw badParameter("The sandbox's Stripe does not prorate: pass proration_behavior=none.", {
          param: "proration_behavior",
        });
      return changeSubscription(desk, id, given);
    },
  ),
  route("DELETE", "/v1/subscriptions/{id}", params<object>()({}), (desk, _, id) =>
    endSubscription(desk, need(desk, "subscription", id)),
  ),
  route(
    "GET",
    "/v1/subscriptions",
    params<Stripe.SubscriptionListParams>()({
      ...paging,
      created,
      customer: text.optional(),
      price: text.optional(),
      status: statuses.optional(),
    }),
    (desk, { status, price, ...asked }) =>
      listPage(
        desk,
        "subscription",
        "/v1/subscriptions",
        asked,
        (one) =>
          (status === "all" || (status === undefined ? one.status !== "canceled" : one.status === status)) &&
          (price === undefined || one.items.data.some((item) => item.price.id === price)),
      ),
  ),
];

const invoiceRoutes: Route[] = [
  route("GET", "/v1/invoices/{id}", params<object>()({}), (desk, _, id) => need(desk, "invoice", id)),
  route(
    "GET",
    "/v1/invoices",
    params<Stripe.InvoiceListParams>()({
      ...paging,
      created,
      customer: text.optional(),
      status: oneOf("draft", "open", "paid", "uncollectible", "void").optional(),
      subscription: text.optional(),
    }),
    (desk, { subscription, ...asked }) =>
      listPage(
        desk,
        "invoice",
        "/v1/invoices",
        asked,
        ({ parent }) =>
          subscription === undefined || parent?.subscription_details?.subscription === subscription,
      ),
  ),
  route(
    "GET",
    "/v1/invoice_payments",
    params<Stripe.InvoicePaymentListParams>()({ ...paging, created, invoice: text.optional() }),
    (desk, asked) => listPage(desk, "invoice_payment", "/v1/invoice_payments", asked),
  ),
];

const portalRoutes: Route[] = [
  route(
    "POST",
    "/v1/billing_portal/sessions",
    params<Stripe.BillingPortal.SessionCreateParams>()({
      customer: text,
      locale: text.optional(),
      return_url: url.optional(),
    }),
    (desk, given) => {
      need(desk, "customer", given.customer, "customer");
      const id = newId("bps");
      return desk.store.put("billing_portal.session", {
        id,
        object: "billing_portal.session",
        configuration: "bpc_Sandbox",
        created: seconds(),
        customer: given.customer,
        customer_account: null,
        flow: null,
        livemode: false,
        locale: given.locale ?? null,
        on_behalf_of: null,
        return_url: given.return_url ?? null,
        url: `${desk.origin}/c/portal/${id}`,
      });
    },
  ),
];

export const billingRoutes: Route[] = [
  ...priceRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...portalRoutes,
];
