import type { BalanceFact } from "#lib/stripe/facts.ts";

/** A line of our ledger that names the line of Stripe's balance which says the same. */
export interface OurLine {
  balanceTransaction: string;
  kind: string;
  amount: number;
  currency: string;
}

export interface Difference {
  kind: "missing_here" | "missing_there" | "amount";
  /** Of Stripe's balance. */
  reference: string;
  /** Minor units, after fees; null where one side has nothing. */
  ours: number | null;
  theirs: number | null;
  currency: string;
}

/**
 * Where our ledger and Stripe's balance do not say the same, line by line of Stripe's, after fees (design 7). Where Stripe
 * settles in another currency than it charged in, only the fees are in the same, and the amounts cannot be compared.
 * `isOurs`: whether a line of Stripe's is of a payment that we asked for; the business charges in other ways too. Pure.
 */
export function differences(
  ours: readonly OurLine[],
  theirs: readonly BalanceFact[],
  isOurs: (line: BalanceFact) => boolean,
): Difference[] {
  const mine = Map.groupBy(ours, (line) => line.balanceTransaction);
  const known = new Set(theirs.map(({ id }) => id));
  const found: Difference[] = [];
  for (const line of theirs) {
    const { id: reference, currency } = line;
    const lines = mine.get(reference);
    const net = line.amount - line.fee;
    if (!lines) {
      if (isOurs(line)) found.push({ kind: "missing_here", reference, ours: null, theirs: net, currency });
      continue;
    }
    if (lines.some((one) => one.currency !== currency)) continue;
    const sum = lines.reduce((total, { amount }) => total + amount, 0);
    if (sum !== net) found.push({ kind: "amount", reference, ours: sum, theirs: net, currency });
  }
  for (const [reference, lines] of mine) {
    if (known.has(reference)) continue;
    const sum = lines.reduce((total, { amount }) => total + amount, 0);
    const [first] = lines;
    found.push({
      kind: "missing_there",
      reference,
      ours: sum,
      theirs: null,
      currency: first?.currency ?? "",
    });
  }
  return found;
}
