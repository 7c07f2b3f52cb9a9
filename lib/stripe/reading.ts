import type Stripe from "stripe";
import type { BalanceFact, CardFact } from "./facts.ts";

/** The names under which Stripe keeps our ids, so that an object that we read says what it is for. */
export const ours = {
  checkout: "punctual_checkout",
  refund: "punctual_refund",
  fee: "punctual_no_show_fee",
} as const;

export const idOf = (one: string | { id: string } | null | undefined): string | null =>
  typeof one === "string" ? one : (one?.id ?? null);

export const currencyOf = (code: string): string => code.toUpperCase();

export const balanceFact = (
  line: string | Stripe.BalanceTransaction | null | undefined,
): BalanceFact | null =>
  line && typeof line !== "string"
    ? {
        id: line.id,
        type: line.type,
        amount: line.amount,
        fee: line.fee,
        currency: currencyOf(line.currency),
        source: idOf(line.source),
        createdMs: line.created * 1000,
      }
    : null;

type Ref = string | { id: string } | null | undefined;

/** A card that can be charged later; null where Stripe keeps none. */
export function cardFact(customer: Ref, method: Ref): CardFact | null {
  const [customerId, methodId] = [idOf(customer), idOf(method)];
  return customerId && methodId ? { customerId, methodId } : null;
}
