import { platformDb, type Tx } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { logFor } from "#lib/log.ts";
import { readBalance } from "#lib/stripe/accounts.ts";
import type { BalanceFact } from "#lib/stripe/facts.ts";
import { paymentBehind } from "#lib/stripe/payments.ts";
import { type Difference, differences } from "./compare.ts";
import { syncPayment } from "./sync.ts";

const dayMs = 86_400_000;
/** Stripe sends an event again for three days; a week covers those that were lost for good, and a week of our own sleep. */
const windowMs = 7 * dayMs;
/** What happened within the last minutes may be told here a moment later than there. */
const freshMs = 5 * 60_000;

/**
 * Compares the ledger with Stripe's balance, account by account (design 7, case P27): what is missing here is read again
 * from Stripe, which mends what lost events left behind; what then still differs is kept for the business to see.
 * @returns how many differences there are
 */
export async function reconcileAll(now: Date = new Date()): Promise<number> {
  const accounts = await platformDb().paymentAccount.findMany({
    where: { OR: [{ disconnectedAt: null }, { disconnectedAt: { gt: new Date(now.getTime() - windowMs) } }] },
    select: { tenantId: true, stripeAccountId: true },
  });
  let found = 0;
  for (const { tenantId, stripeAccountId } of accounts)
    try {
      found += await reconcile(mintScope(tenantId), stripeAccountId, now);
    } catch (error) {
      // One account that cannot be read must not keep the others from being compared.
      logFor({ job: "reconcile", tenant: tenantId }).error({ err: error }, "ledger not compared");
    }
  return found;
}

/** @throws what Stripe's SDK throws; TryAgain */
export async function reconcile(scope: TenantScope, account: string, now: Date): Promise<number> {
  const [from, to] = [now.getTime() - windowMs, now.getTime() - freshMs];
  const theirs = await readBalance(account, from, now.getTime());
  const payments = await missingPayments(scope, account, theirs);
  for (const payment of new Set(payments.values())) await syncPayment(scope, account, payment);
  const span = { gte: new Date(from), lt: new Date(to) };
  const found = await withTenant(scope, async (tx) => {
    const ours = await readOurs(tx, scope, account, span);
    const own = await ownPayments(tx, scope, [...payments.values()]);
    const isOurs = (line: BalanceFact) => own.has(payments.get(line.id) ?? "");
    const settled = theirs.filter(({ createdMs }) => createdMs < to);
    return keep(tx, scope, account, differences(ours, settled, isOurs));
  });
  if (found > 0) logFor({ job: "reconcile", tenant: scope.tenantId }).warn({ found }, "the ledger differs");
  return found;
}

/** For lines of Stripe's that no line here tells of: the payment behind each, by the line's id. */
async function missingPayments(
  scope: TenantScope,
  account: string,
  theirs: readonly BalanceFact[],
): Promise<ReadonlyMap<string, string>> {
  const { tenantId } = scope;
  const known = await withTenant(scope, (tx) =>
    tx.ledgerEntry.findMany({
      where: { tenantId, balanceTransaction: { in: theirs.map(({ id }) => id) } },
      select: { balanceTransaction: true },
    }),
  );
  const told = new Set(known.map((line) => line.balanceTransaction));
  const behind = new Map<string, string>();
  for (const line of theirs) {
    const payment = line.source && !told.has(line.id) ? await paymentBehind(account, line.source) : null;
    if (payment) behind.set(line.id, payment);
  }
  return behind;
}

const ownPayments = async (
  tx: Tx,
  { tenantId }: TenantScope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await tx.payment.findMany({
    where: { tenantId, stripePaymentId: { in: [...ids] } },
    select: { stripePaymentId: true },
  });
  return new Set(rows.map((row) => row.stripePaymentId));
};

async function readOurs(
  tx: Tx,
  { tenantId }: TenantScope,
  stripeAccountId: string,
  occurredAt: { gte: Date; lt: Date },
) {
  const rows = await tx.ledgerEntry.findMany({
    where: { tenantId, occurredAt, balanceTransaction: { not: null }, payment: { stripeAccountId } },
    select: { balanceTransaction: true, kind: true, amount: true, currency: true },
  });
  return rows.map((row) => ({ ...row, balanceTransaction: row.balanceTransaction ?? "" }));
}

/** Keeps what differs now, and marks as resolved what no longer does. @returns how many differ */
async function keep(
  tx: Tx,
  { tenantId }: TenantScope,
  stripeAccountId: string,
  found: readonly Difference[],
): Promise<number> {
  for (const { reference, ...difference } of found)
    await tx.ledgerDifference.upsert({
      where: { tenantId_stripeAccountId_reference: { tenantId, stripeAccountId, reference } },
      create: { tenantId, id: newId(), stripeAccountId, reference, ...difference },
      update: { ...difference, resolvedAt: null },
    });
  await tx.ledgerDifference.updateMany({
    where: {
      ...{ tenantId, stripeAccountId, resolvedAt: null },
      reference: { notIn: found.map(({ reference }) => reference) },
    },
    data: { resolvedAt: new Date() },
  });
  return found.length;
}
