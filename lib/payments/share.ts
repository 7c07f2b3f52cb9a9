/** A payment that can still give something back, minor units. */
export interface Returnable {
  id: string;
  amount: number;
  refunded: number;
}

export interface Share {
  paymentId: string;
  amount: number;
}

/**
 * Which payments give back how much of `amount`: the latest first, each at most what is left of it. Where that is not
 * enough, as much as there is: more than was taken never goes back (case P12).
 */
export function sharesOf(payments: readonly Returnable[], amount: number): Share[] {
  const shares: Share[] = [];
  let left = amount;
  for (const payment of payments.toReversed()) {
    const share = Math.min(left, payment.amount - payment.refunded);
    if (share > 0) shares.push({ paymentId: payment.id, amount: share });
    left -= Math.max(0, share);
  }
  return shares;
}

/** What was taken for a booking and what of it is still there, minor units. */
export function totals(payments: readonly Pick<Returnable, "amount" | "refunded">[]): {
  captured: number;
  refunded: number;
} {
  const sum = (of: (payment: Pick<Returnable, "amount" | "refunded">) => number) =>
    payments.reduce((total, payment) => total + of(payment), 0);
  return { captured: sum(({ amount }) => amount), refunded: sum(({ refunded }) => refunded) };
}
