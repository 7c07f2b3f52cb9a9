import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { isUuid, newId } from "#lib/ids.ts";
import type { PaymentFact, RefundFact } from "#lib/stripe/facts.ts";
import type { Payment } from "#prisma/generated/client.ts";
import { tellOfTrouble } from "./trouble.ts";

const isOver = ({ state }: Pick<RefundFact, "state">) => state !== "pending";
const counts = ({ state }: Pick<RefundFact, "state">) => state === "pending" || state === "succeeded";

/**
 * Brings the rows of a payment's refunds to what Stripe says. What was given back in Stripe's own dashboard becomes a row
 * here; where there is then not enough left for what we still want to give back, the wish shrinks, because what is gone
 * is gone.
 */
export async function writeRefunds(
  tx: Tx,
  scope: TenantScope,
  payment: Payment,
  fact: PaymentFact,
): Promise<void> {
  const { tenantId } = scope;
  await tx.$queryRaw`SELECT FROM payment WHERE tenant_id = ${tenantId}::uuid AND id = ${payment.id}::uuid FOR UPDATE`;
  const rows = await tx.refund.findMany({
    where: { tenantId, paymentId: payment.id },
    orderBy: { createdAt: "asc" },
  });
  const rowOf = ({ id, refundId }: RefundFact) =>
    rows.find((row) => row.stripeRefundId === id) ??
    rows.find(
      (row) => row.stripeRefundId === null && refundId !== null && isUuid(refundId) && row.id === refundId,
    );

  // What failed gives its amount free first, so that the counter never passes what there is on the way.
  const inOrder = fact.refunds.toSorted((a, b) => Number(counts(a)) - Number(counts(b)));
  const known = new Set(inOrder.flatMap((refund) => rowOf(refund)?.id ?? []));
  let left = payment.amount - inOrder.filter(counts).reduce((sum, { amount }) => sum + amount, 0);
  for (const row of rows) {
    if (known.has(row.id) || row.state !== "wanted") continue;
    const amount = Math.min(row.amount, Math.max(0, left));
    left -= amount;
    if (amount === row.amount) continue;
    const where = { tenantId_id: { tenantId, id: row.id } };
    const failure = "given back in Stripe already";
    await tx.refund.update({
      where,
      data: amount > 0 ? { amount } : { state: "cancelled", settledAt: new Date(), failure },
    });
  }
  for (const refund of inOrder) {
    const row = rowOf(refund);
    const settledAt = isOver(refund) ? (row?.settledAt ?? new Date()) : null;
    const now = { state: refund.state, stripeRefundId: refund.id, failure: refund.failure, settledAt };
    if (refund.state === "failed" && row?.state !== "failed") {
      const { amount, id: about } = refund;
      await tellOfTrouble(tx, scope, { kind: "refund-failed", bookingId: payment.bookingId, about, amount });
    }
    if (row) {
      const isSame =
        row.state === refund.state && row.stripeRefundId === refund.id && row.amount === refund.amount;
      if (!isSame)
        await tx.refund.update({
          where: { tenantId_id: { tenantId, id: row.id } },
          data: { ...now, amount: refund.amount },
        });
    } else
      await tx.refund.create({
        data: {
          ...{ tenantId, id: newId(), paymentId: payment.id, bookingId: payment.bookingId },
          ...{ amount: refund.amount, currency: payment.currency, cause: "stripe", ...now },
          createdAt: new Date(refund.createdMs),
        },
      });
  }
}
