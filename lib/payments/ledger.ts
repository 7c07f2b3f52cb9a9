import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import type { Money } from "#lib/money.ts";
import type { PaymentFact } from "#lib/stripe/facts.ts";
import { formatUtc, minuteFloor } from "#lib/time/instant.ts";
import type { Payment } from "#prisma/generated/client.ts";
import { type LedgerLine, ledgerLines } from "./lines.ts";

/** Adds the lines of a payment that the ledger does not have yet; none is ever changed (design 7). */
export async function writeLines(
  tx: Tx,
  { tenantId }: TenantScope,
  { id: paymentId, bookingId }: Pick<Payment, "id" | "bookingId">,
  fact: PaymentFact,
): Promise<void> {
  const lines = ledgerLines(fact);
  if (lines.length === 0) return;
  await tx.ledgerEntry.createMany({
    data: lines.map(({ occurredMs, ...line }) => ({
      ...{ tenantId, id: newId(), bookingId, paymentId, occurredAt: new Date(occurredMs) },
      ...line,
    })),
    skipDuplicates: true,
  });
}

/** A line of the ledger as programs see it. */
export interface LedgerEntryView {
  kind: LedgerLine["kind"];
  amount: Money;
  /** RFC 3339. */
  at: string;
  reference: string;
  balance: Money;
}

const kinds = ["charge", "refund", "fee", "dispute", "adjustment"] as const;

/** All that happened to a booking's money, in order, with what it comes to after each. @throws TryAgain */
export const readLedger = (scope: TenantScope, bookingId: string): Promise<LedgerEntryView[]> =>
  withTenant(scope, async (tx) => {
    const rows = await tx.ledgerEntry.findMany({
      where: { tenantId: scope.tenantId, bookingId },
      orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    });
    const balances = new Map<string, number>();
    return rows.map(({ kind, amount, currency, occurredAt, reference }) => {
      const balance = (balances.get(currency) ?? 0) + amount;
      balances.set(currency, balance);
      return {
        kind: kinds.find((known) => known === kind) ?? "adjustment",
        amount: { amount, currency },
        at: formatUtc(minuteFloor(occurredAt)),
        reference,
        balance: { amount: balance, currency },
      };
    });
  });
