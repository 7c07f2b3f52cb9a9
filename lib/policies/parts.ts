/** A payment that a booking was paid with: by card, by voucher. */
export interface PaidPart {
  id: string;
  /** Minor units of it that have not gone back yet. */
  left: number;
}

/**
 * Says how much of a refund goes back to each payment, so that a voucher's share becomes a voucher again and a card's
 * share goes to the card: in proportion to what each has left, in whole `step`s (from `refundStep`), what cannot be
 * divided going to the parts that lost most by rounding down, earlier ones first.
 * @returns minor units in the order of the parts, none more than its part has left; together exactly `amount`.
 * @throws RangeError for a negative amount, and for one that is more than all parts have left.
 */
export function splitRefund(amount: number, parts: readonly PaidPart[], step: number = 1): number[] {
  const all = parts.reduce((sum, { left }) => sum + left, 0);
  if (amount < 0 || amount > all) throw new RangeError(`${amount} of ${all} cannot go back`);
  if (amount === 0) return parts.map(() => 0);
  // Whole numbers: amount × left passes what a double holds exactly.
  const exact = parts.map(({ left }) => BigInt(amount) * BigInt(left));
  const unit = BigInt(all) * BigInt(step);
  const shares = exact.map((share) => Number(share / unit) * step);
  const losses = exact.map((share, index) => ({ index, lost: share % unit }));
  let open = amount - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of losses.toSorted((a, b) => (a.lost === b.lost ? 0 : a.lost < b.lost ? 1 : -1))) {
    const more = Math.min(step, open, (parts[index]?.left ?? 0) - (shares[index] ?? 0));
    shares[index] = (shares[index] ?? 0) + more;
    open -= more;
  }
  return shares;
}
