import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { PaymentFact } from "#lib/stripe/facts.ts";
import { readPayment } from "#lib/stripe/payments.ts";

/** What Stripe said of a payment, and since when at the latest that is true, by the database's clock. */
export interface Look {
  fact: PaymentFact;
  at: Date;
}

/** By the database's clock: those of several processes differ. @throws TryAgain */
export async function databaseNow(scope: TenantScope): Promise<Date> {
  const [row] = await withTenant(scope, (tx) => tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`);
  return row?.now ?? new Date();
}

/**
 * Reads a payment from Stripe. The moment is taken before the question: of two who look at once, whoever looked earlier
 * must not have the last word because their transaction was slower. @throws what Stripe's SDK throws; TryAgain
 */
export async function lookAt(scope: TenantScope, account: string, paymentId: string): Promise<Look> {
  const at = await databaseNow(scope);
  return { at, fact: await readPayment(account, paymentId) };
}
