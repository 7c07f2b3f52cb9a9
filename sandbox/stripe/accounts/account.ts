import type Stripe from "stripe";
import { type Desk, emit } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { listObject } from "../core/list.ts";
import { application } from "../payments/application-fees.ts";

/** What a business still has to tell before it can be paid. */
const everything = [
  "business_profile.url",
  "business_type",
  "external_account",
  "representative.first_name",
  "representative.last_name",
  "tos_acceptance.date",
];
const bankDetails = ["external_account"];

export interface AccountWish {
  type: Stripe.Account.Type;
  controller: Stripe.Account.Controller;
  country: string;
  email: string | null;
  name: string | null;
  metadata: Record<string, string>;
}

const currencies: Record<string, string> = {
  US: "usd",
  GB: "gbp",
  CA: "cad",
  AU: "aud",
  JP: "jpy",
  CH: "chf",
};

export function addAccount(desk: Desk, wish: AccountWish): Stripe.Account {
  const id = newId("acct", 16);
  const account: Stripe.Account = {
    id,
    object: "account",
    business_profile: {
      mcc: null,
      minority_owned_business_designation: null,
      name: wish.name,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    country: wish.country,
    controller: wish.controller,
    created: seconds(),
    default_currency: currencies[wish.country] ?? "eur",
    email: wish.email,
    external_accounts: listObject(`/v1/accounts/${id}/external_accounts`, []),
    future_requirements: requirements([], null),
    metadata: wish.metadata,
    settings: settings(wish.name),
    tos_acceptance: { date: null },
    type: wish.type,
    ...readiness(everything),
  };
  return desk.platform.put("account", account);
}

const settings = (name: string | null): Stripe.Account.Settings => ({
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  dashboard: { display_name: name, timezone: "Etc/UTC" },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  payouts: {
    debit_negative_balances: true,
    schedule: { delay_days: 2, interval: "daily" },
    statement_descriptor: null,
  },
});

const requirements = (
  due: string[],
  disabled: Stripe.Account.Requirements.DisabledReason | null,
): Stripe.Account.Requirements => ({
  alternatives: [],
  current_deadline: null,
  currently_due: due,
  disabled_reason: disabled,
  errors: [],
  eventually_due: due,
  past_due: due,
  pending_verification: [],
});

type Readiness = Pick<
  Stripe.Account,
  "capabilities" | "charges_enabled" | "details_submitted" | "payouts_enabled" | "requirements"
>;

function readiness(due: string[]): Readiness {
  const ready = due.length === 0;
  const asked = due.length === everything.length;
  return {
    capabilities: { card_payments: ready ? "active" : "inactive", transfers: ready ? "active" : "inactive" },
    charges_enabled: ready,
    details_submitted: !asked,
    payouts_enabled: ready,
    requirements: requirements(due, ready ? null : "requirements.past_due"),
  };
}

/** Writes a change of an account, and tells the application as Stripe does: as an event of that account. */
export function changeAccount(
  desk: Desk,
  account: Stripe.Account,
  change: Partial<Stripe.Account>,
): Stripe.Account {
  const changed = desk.platform.update("account", account.id, change);
  const previous = Object.fromEntries(
    Object.keys(change)
      .filter(
        (key) => JSON.stringify(Reflect.get(account, key)) !== JSON.stringify(Reflect.get(changed, key)),
      )
      .map((key) => [key, Reflect.get(account, key)]),
  );
  emit(desk, "account.updated", changed, previous, desk.storeOf(account.id));
  return changed;
}

/** The business has filled in Stripe's onboarding: all of it, or all but its bank details. */
export const finishOnboarding = (
  desk: Desk,
  account: Stripe.Account,
  without: "nothing" | "bank",
): Stripe.Account =>
  changeAccount(desk, account, {
    ...readiness(without === "bank" ? bankDetails : []),
    business_type: account.business_type ?? "individual",
    tos_acceptance: { ...account.tos_acceptance, date: seconds() },
  });

/** Stripe takes an account out of business, or lets it in again. */
export const enableCharges = (desk: Desk, account: Stripe.Account, enabled: boolean): Stripe.Account =>
  changeAccount(
    desk,
    account,
    enabled
      ? readiness([])
      : {
          capabilities: { card_payments: "inactive", transfers: "inactive" },
          charges_enabled: false,
          payouts_enabled: false,
          requirements: requirements([], "rejected.other"),
        },
  );

/** The business removes the platform from its own dashboard: the platform cannot see it any more. */
export function deauthorize(desk: Desk, account: Stripe.Account): void {
  const app = { id: application, object: "application", name: "Sandbox" };
  emit(desk, "account.application.deauthorized", app, undefined, desk.storeOf(account.id));
  desk.platform.remove("account", account.id);
}
