import type { Money } from "#lib/money.ts";
import { dueOf } from "#lib/payments/amounts.ts";
import type { ServiceView } from "./page-view.ts";

/** What is asked for when booking, and what remains. */
export interface DueTerms {
  due: Money;
  /** Charged to the card that is left, where nobody comes; 0: no card is asked for. */
  noShowFee: Money;
  /** Paid on the spot. */
  rest: Money;
}

/**
 * What a customer is asked for before they are booked, by the function that the booking itself is made with; null where
 * nothing is due and no card is asked for. Pure. What comes back until when is reckoned in deadlines.ts, which a page
 * fetches only once it is needed: it brings the rules of zones along.
 */
export function dueTerms(
  service: Pick<ServiceView, "price" | "payment" | "noShowFee">,
  party: number,
): DueTerms | null {
  const { currency } = service.price;
  const price = service.price.amount * party;
  const amount = dueOf(service.payment, { price, party, currency });
  if (amount === 0 && service.noShowFee === 0) return null;
  return {
    due: { amount, currency },
    noShowFee: { amount: service.noShowFee, currency },
    rest: { amount: price - amount, currency },
  };
}
