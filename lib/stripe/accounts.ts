import type Stripe from "stripe";
import { stripe } from "./client.ts";
import type { AccountFact, BalanceFact, FundsFact, PayoutFact } from "./facts.ts";
import { balanceFact } from "./reading.ts";

const accountFact = (account: Stripe.Account): AccountFact => ({
  id: account.id,
  chargesEnabled: account.charges_enabled,
  payoutsEnabled: account.payouts_enabled,
  detailsSubmitted: account.details_submitted,
  requirements: account.requirements?.currently_due ?? [],
  disabledReason: account.requirements?.disabled_reason ?? null,
});

/**
 * An account that is the business's own: its dashboard, its fees, its losses (integrations B). `key` makes one account of
 * the same wish.
 */
export async function createAccount(wish: {
  key: string;
  email: string | null;
  business: string;
}): Promise<AccountFact> {
  const account = await stripe().accounts.create(
    {
      controller: {
        fees: { payer: "account" },
        losses: { payments: "stripe" },
        requirement_collection: "stripe",
        stripe_dashboard: { type: "full" },
      },
      ...(wish.email ? { email: wish.email } : {}),
      business_profile: { name: wish.business },
    },
    { idempotencyKey: `account/${wish.key}` },
  );
  return accountFact(account);
}

/** The page of Stripe where the business tells who it is. Good for a few minutes and one visit. */
export async function onboardingUrl(account: string, back: { done: string; again: string }): Promise<string> {
  const link = await stripe().accountLinks.create({
    account,
    type: "account_onboarding",
    return_url: back.done,
    refresh_url: back.again,
  });
  return link.url;
}

export const readAccount = async (id: string): Promise<AccountFact> =>
  accountFact(await stripe().accounts.retrieve(id));

/** Every line of an account's balance of a stretch of time, `[fromMs, toMs)`. */
export async function readBalance(account: string, fromMs: number, toMs: number): Promise<BalanceFact[]> {
  const lines = await stripe()
    .balanceTransactions.list(
      { created: { gte: Math.floor(fromMs / 1000), lt: Math.ceil(toMs / 1000) }, limit: 100 },
      { stripeAccount: account },
    )
    .autoPagingToArray({ limit: 10_000 });
  return lines.flatMap((line) => balanceFact(line) ?? []);
}

/** A page that somebody waits for asks once, and not for long. */
const patience = { timeout: 3_000, maxNetworkRetries: 0 };

/** What the account has at Stripe now, by currency. @throws within a few seconds where Stripe does not answer */
export async function readFunds(account: string): Promise<FundsFact[]> {
  const { available, pending } = await stripe().balance.retrieve({}, { stripeAccount: account, ...patience });
  const of = (part: readonly Stripe.Balance.Available[], currency: string) =>
    part.reduce((sum, one) => sum + (one.currency === currency ? one.amount : 0), 0);
  const currencies = new Set([...available, ...pending].map(({ currency }) => currency));
  return [...currencies].map((currency) => ({
    currency: currency.toUpperCase(),
    available: of(available, currency),
    pending: of(pending, currency),
  }));
}

const payoutStates: Record<string, PayoutFact["state"]> = {
  paid: "paid",
  failed: "failed",
  canceled: "cancelled",
};

/** The last payouts to the business's bank, newest first. @throws within a few seconds where Stripe does not answer */
export async function readPayouts(account: string): Promise<PayoutFact[]> {
  const { data } = await stripe().payouts.list({ limit: 10 }, { stripeAccount: account, ...patience });
  return data.map((payout) => ({
    id: payout.id,
    amount: payout.amount,
    currency: payout.currency.toUpperCase(),
    // "pending", "in_transit", and whatever Stripe may add: not there yet.
    state: payoutStates[payout.status] ?? "coming",
    arrivesMs: payout.arrival_date * 1000,
    failure: payout.failure_code ?? "",
  }));
}
