import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import type { PaymentFact } from "#lib/stripe/facts.ts";
import type { Payment } from "#prisma/generated/client.ts";
import { ledgerLines } from "./lines.ts";

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
