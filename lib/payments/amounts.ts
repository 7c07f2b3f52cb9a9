import { refundStep as stepOf } from "#lib/money.ts";
import type { PaymentRule } from "#lib/services/catalogue.ts";

// Stripe's smallest charges, minor units (docs: currencies). Less is not taken online.
const smallest: Readonly<Record<string, number>> = {
  ...{ USD: 50, AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50 },
  ...{ GBP: 30, HKD: 400, HUF: 17_500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50 },
  ...{ PLN: 200, RON: 200, SEK: 300, SGD: 50, THB: 1000 },
};

/** The smallest amount that can be charged, minor units; where Stripe names none, one step. */
export const smallestCharge = (currency: string): number => smallest[currency] ?? stepOf(currency);

const roundedTo = (amount: number, step: number): number => Math.round(amount / step) * step;

/**
 * What of a price is due when booking, minor units: a deposit's share to the nearest amount that can be charged, an
 * amount for each seat, never more than the price. Nothing where it is less than can be charged: then all of it is paid
 * on the spot (case P25).
 */
export function dueOf(
  rule: PaymentRule,
  { price, party, currency }: { price: number; party: number; currency: string },
): number {
  const step = stepOf(currency);
  const wanted =
    rule.kind === "full"
      ? price
      : rule.kind === "deposit"
        ? rule.amount !== undefined
          ? rule.amount * party
          : roundedTo((price * (rule.percent ?? 0)) / 100, step)
        : 0;
  const due = Math.floor(Math.min(wanted, price) / step) * step;
  return due < smallestCharge(currency) ? 0 : due;
}

/** What the installation keeps of a charge, minor units: never more than the charge (case P25). */
export const applicationFeeOf = (amount: number, percent: number): number =>
  Math.min(amount, Math.floor((amount * percent) / 100));
