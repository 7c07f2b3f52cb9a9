import type { TenantScope } from "#lib/db/scope.ts";
import { logFor } from "#lib/log.ts";
import { readFunds, readPayouts } from "#lib/stripe/accounts.ts";
import type { FundsFact, PayoutFact } from "#lib/stripe/facts.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";

export interface PayoutsView {
  funds: FundsFact[];
  payouts: PayoutFact[];
}

/**
 * What the business has at Stripe and what went to its bank, read at this moment; null where Stripe does not answer. Takes
 * up to a few seconds: show it under `<Suspense>`. The account is one that `loadMoney` found in the same scope.
 */
export async function loadPayouts({ tenantId }: TenantScope, account: string): Promise<PayoutsView | null> {
  try {
    const [funds, payouts] = await Promise.all([readFunds(account), readPayouts(account)]);
    return { funds, payouts };
  } catch (error) {
    const { code } = stripeFailure(error);
    logFor({ tenant: tenantId }).warn({ code }, "the balance could not be read");
    return null;
  }
}
