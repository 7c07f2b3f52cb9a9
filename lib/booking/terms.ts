import type { Money } from "#lib/money.ts";
import { dueOf } from "#lib/payments/amounts.ts";
import { cancellationPreview } from "#lib/policies/cancellation.ts";
import type { ServiceView } from "./page-view.ts";

/** What is paid when booking, what remains, and what cancelling would give back until when. */
export interface PayTerms {
  due: Money;
  /** Charged to the card that is left, where nobody comes; 0: no card is asked for. */
  noShowFee: Money;
  /** Paid on the spot. */
  rest: Money;
  /** Minutes since the epoch; nothing comes back after the last. */
  deadlines: { until: number; percent: number; refund: Money }[];
}

/**
 * The terms that a customer sees before paying (design 7), by the functions that the booking itself is made with; null
 * where nothing is due and no card is asked for. Pure. Minutes since the epoch.
 */
export function payTerms(
  service: Pick<ServiceView, "price" | "payment" | "noShowFee" | "policy" | "location">,
  { party, start, now }: { party: number; start: number; now: number },
): PayTerms | null {
  const { currency } = service.price;
  const price = service.price.amount * party;
  const amount = dueOf(service.payment, { price, party, currency });
  if (amount === 0 && service.noShowFee === 0) return null;
  const { deadlines } = cancellationPreview(service.policy, {
    ...{ start, zone: service.location.timezone, nowMs: now * 60_000, captured: amount, currency },
  });
  return {
    due: { amount, currency },
    noShowFee: { amount: service.noShowFee, currency },
    rest: { amount: price - amount, currency },
    deadlines: deadlines.map(({ untilMs, percent, refund }) => ({
      ...{ until: Math.floor(untilMs / 60_000), percent, refund },
    })),
  };
}
