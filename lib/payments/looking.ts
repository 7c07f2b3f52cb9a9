import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { PaymentFact } from "#lib/stripe/facts.ts";
import { readPayment } from "#lib/stripe/payments.ts";

/** What Stripe said of a payment, and since when at the latest that is true, by the database's clock. */
export interface Look {
  fact: PaymentFact;
  at: Date;
}

/**
 * Reads a payment from Stripe. The moment is taken before the question: of two who look at once, whoever looked earlier
 * must not have the last word because their transaction was slower. @throws what Stripe's SDK throws; TryAgain
 */
export async function lookAt(scope: TenantScope, account: string, paymentId: string): Promise<Look> {
  const [row] = await withTenant(scope, (tx) => tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`);
  return { at: row?.now ?? new Date(), fact: await readPayment(account, paymentId) };
}
