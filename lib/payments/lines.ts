import type { BalanceFact, PaymentFact } from "#lib/stripe/facts.ts";

/** A line of the ledger in the making. Minor units, as it changes what the business has. */
export interface LedgerLine {
  kind: "charge" | "refund" | "fee" | "dispute" | "adjustment";
  amount: number;
  currency: string;
  reference: string;
  balanceTransaction: string | null;
  occurredMs: number;
}

/**
 * All lines that a payment has by now, from what Stripe says of it at this moment (design 7). A function of the present
 * alone, each line under the name of the object that it tells of: whenever and however often it is asked, the ledger
 * ends the same. So a refund that failed leaves two lines, and it does so also for whoever hears of it only then.
 */
export function ledgerLines(payment: PaymentFact): LedgerLine[] {
  if (payment.state !== "taken") return [];
  const { chargeId, currency, amount, balance, paidMs } = payment;
  const charge = chargeId ?? payment.id;
  const lines: LedgerLine[] = [
    {
      ...{ kind: "charge", amount, currency, reference: charge },
      ...{ balanceTransaction: balance?.id ?? null, occurredMs: paidMs },
    },
    ...feeLine(charge, balance),
  ];
  for (const { id, amount, state, out, back, createdMs } of payment.refunds) {
    const isOut = out !== null || state === "succeeded";
    if (!isOut) continue;
    const occurredMs = out?.createdMs ?? createdMs;
    lines.push(
      {
        ...{ kind: "refund", amount: -amount, currency, reference: id },
        ...{ balanceTransaction: out?.id ?? null, occurredMs },
      },
      ...feeLine(id, out),
    );
    if (state === "failed" || state === "cancelled")
      lines.push({
        ...{ kind: "adjustment", amount, currency, reference: `${id}.failed` },
        ...{ balanceTransaction: back?.id ?? null, occurredMs: back?.createdMs ?? occurredMs },
      });
  }
  for (const movement of payment.dispute?.movements ?? []) {
    const reference = `${payment.dispute?.id}.${movement.id}`;
    lines.push(
      {
        ...{ kind: "dispute", amount: movement.amount, currency: movement.currency, reference },
        ...{ balanceTransaction: movement.id, occurredMs: movement.createdMs },
      },
      ...feeLine(reference, movement),
    );
  }
  return lines;
}

const feeLine = (reference: string, line: BalanceFact | null): LedgerLine[] =>
  line && line.fee !== 0
    ? [
        {
          ...{ kind: "fee", amount: -line.fee, currency: line.currency, reference: `${reference}.fee` },
          ...{ balanceTransaction: line.id, occurredMs: line.createdMs },
        },
      ]
    : [];
