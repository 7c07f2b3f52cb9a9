import type Stripe from "stripe";
import { accountRoutes } from "./accounts/routes.ts";
import { billingRoutes } from "./billing/routes.ts";
import { checkoutRoutes } from "./checkout/routes.ts";
import { need } from "./core/desk.ts";
import { created, listPage, paging } from "./core/list.ts";
import { params, text } from "./core/params.ts";
import { type Route, route } from "./core/route.ts";
import { applicationFeeRoutes } from "./payments/application-fees.ts";
import { chargeRoutes } from "./payments/charges.ts";
import { customerRoutes } from "./payments/customers.ts";
import { disputeRoutes } from "./payments/disputes.ts";
import { intentRoutes } from "./payments/intent-routes.ts";
import { ledgerRoutes } from "./payments/ledger.ts";
import { paymentMethodRoutes } from "./payments/payment-methods.ts";
import { payoutRoutes } from "./payments/payouts.ts";
import { refundRoutes } from "./payments/refund-routes.ts";
import { setupIntentRoutes } from "./payments/setup-routes.ts";

const eventRoutes: Route[] = [
  route("GET", "/v1/events/{id}", params<object>()({}), (desk, _, id) => need(desk, "event", id)),
  route(
    "GET",
    "/v1/events",
    params<Stripe.EventListParams>()({ ...paging, created, type: text.optional() }),
    (desk, asked) => listPage(desk, "event", "/v1/events", asked),
  ),
];

/** All that the sandbox's Stripe can do. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...applicationFeeRoutes,
  ...billingRoutes,
  ...chargeRoutes,
  ...checkoutRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...intentRoutes,
  ...ledgerRoutes,
  ...paymentMethodRoutes,
  ...payoutRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
];
