import type Stripe from "stripe";
import { type Desk, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import {
  changedMetadata,
  clearable,
  email,
  flag,
  metadata,
  oneOf,
  params,
  text,
  url,
} from "../core/params.ts";
import { badParameter, Refusal } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { addAccount, changeAccount } from "./account.ts";

const controller = params<Stripe.AccountCreateParams.Controller>()({
  fees: params<Stripe.AccountCreateParams.Controller.Fees>()({
    payer: oneOf("account", "application"),
  }).optional(),
  losses: params<Stripe.AccountCreateParams.Controller.Losses>()({
    payments: oneOf("application", "stripe"),
  }).optional(),
  requirement_collection: oneOf("application", "stripe").optional(),
  stripe_dashboard: params<Stripe.AccountCreateParams.Controller.StripeDashboard>()({
    type: oneOf("express", "full", "none"),
  }).optional(),
});

const asked = params<Stripe.AccountCreateParams.Capabilities.CardPayments>()({ requested: flag });
const profile = params<Stripe.AccountCreateParams.BusinessProfile>()({
  mcc: clearable.optional(),
  name: clearable.optional(),
  product_description: clearable.optional(),
  support_email: clearable.optional(),
  support_phone: clearable.optional(),
  url: clearable.optional(),
});

const about = {
  business_profile: profile.optional(),
  business_type: oneOf("company", "individual", "non_profit").optional(),
  capabilities: params<Stripe.AccountCreateParams.Capabilities>()({
    card_payments: asked.optional(),
    transfers: asked.optional(),
  }).optional(),
  default_currency: text.optional(),
  email: email.optional(),
  metadata: metadata.optional(),
};

const links = params<Stripe.AccountLinkCreateParams>()({
  account: text,
  collect: oneOf("currently_due", "eventually_due").optional(),
  collection_options: params<Stripe.AccountLinkCreateParams.CollectionOptions>()({
    fields: oneOf("currently_due", "eventually_due").optional(),
    future_requirements: oneOf("include", "omit").optional(),
  }).optional(),
  refresh_url: url,
  return_url: url,
  type: oneOf("account_onboarding", "account_update"),
});

/** An account that the platform has access to; others are as good as unknown to it. */
function accessible(desk: Desk, id: string): Stripe.Account {
  const account = desk.platform.find("account", id);
  if (account) return account;
  throw new Refusal(403, {
    type: "invalid_request_error",
    code: "account_invalid",
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}

const linkSeconds = 5 * 60;

export const accountRoutes: Route[] = [
  route(
    "POST",
    "/v1/accounts",
    params<Stripe.AccountCreateParams>()({
      ...about,
      controller: controller.optional(),
      country: text.optional(),
      type: oneOf("custom", "express", "standard").optional(),
    }),
    (desk, given) => {
      if (given.type && given.controller)
        throw badParameter("You may not provide both the `type` and `controller` parameters.", {
          code: "parameters_exclusive",
        });
      const dashboard =
        given.controller?.stripe_dashboard?.type ?? (given.type === "express" ? "express" : "full");
      const account = addAccount(desk, {
        type: given.controller ? (dashboard === "full" ? "standard" : "none") : (given.type ?? "standard"),
        controller: {
          fees: { payer: given.controller?.fees?.payer ?? "account" },
          is_controller: true,
          losses: { payments: given.controller?.losses?.payments ?? "stripe" },
          requirement_collection: given.controller?.requirement_collection ?? "stripe",
          stripe_dashboard: { type: dashboard },
          type: "application",
        },
        country: given.country?.toUpperCase() ?? "US",
        email: given.email ?? null,
        name: given.business_profile?.name ?? null,
        metadata: changedMetadata({}, given.metadata),
      });
      const { business_type, business_profile, default_currency } = given;
      return desk.platform.update("account", account.id, {
        ...(business_type ? { business_type } : {}),
        ...(default_currency ? { default_currency } : {}),
        ...(account.business_profile
          ? { business_profile: { ...account.business_profile, ...business_profile } }
          : {}),
      });
    },
  ),
  route("GET", "/v1/accounts/{id}", params<object>()({}), (desk, _, id) => accessible(desk, id)),
  route("POST", "/v1/accounts/{id}", params<Stripe.AccountUpdateParams>()(about), (desk, given, id) => {
    const account = accessible(desk, id);
    const { capabilities: _, metadata: change, business_profile, ...rest } = given;
    return changeAccount(desk, account, {
      ...rest,
      metadata: changedMetadata(account.metadata ?? {}, change),
      ...(account.business_profile && business_profile
        ? { business_profile: { ...account.business_profile, ...business_profile } }
        : {}),
    });
  }),
  route("DELETE", "/v1/accounts/{id}", params<object>()({}), (desk, _, id) => {
    accessible(desk, id);
    desk.platform.remove("account", id);
    return { id, object: "account", deleted: true };
  }),
  route("GET", "/v1/accounts", params<Stripe.AccountListParams>()({ ...paging, created }), (desk, given) =>
    listPage({ ...desk, store: desk.platform }, "account", "/v1/accounts", given),
  ),
  route("GET", "/v1/account", params<object>()({}), (desk) => {
    if (desk.store.account !== null)
      return need({ ...desk, store: desk.platform }, "account", desk.store.account);
    throw badParameter("The sandbox's platform has no account of its own to show.");
  }),
  route("POST", "/v1/account_links", links, (desk, given) => {
    accessible(desk, given.account);
    const link = desk.platform.put("onboarding_link", {
      id: newId("alink", 16),
      account: given.account,
      return_url: given.return_url,
      refresh_url: given.refresh_url,
      expires_at: seconds() + linkSeconds,
      used: false,
    });
    return {
      object: "account_link",
      created: seconds(),
      expires_at: link.expires_at,
      url: `${desk.origin}/c/onboarding/${link.id}`,
    };
  }),
];
