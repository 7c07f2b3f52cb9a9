import type Stripe from "stripe";
import { badParameter, invalid } from "../core/refusal.ts";

/** Currencies without minor units, with three decimals, and those that have two but only whole units. */
const zeroDecimal = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const threeDecimal = new Set("bhd jod kwd omr tnd".split(" "));
const wholeUnitsOnly = new Set(["isk", "ugx"]);

/** The least that Stripe charges; elsewhere about 50 US cents. */
const minimums: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};
const largest = 99_999_999;

/** Throws unless the amount can be charged in this currency. */
export function checkAmount(amount: number, currency: string, param = "amount"): void {
  if (amount < 1)
    throw badParameter("This value must be greater than or equal to 1.", {
      param,
      code: "parameter_invalid_integer",
    });
  checkUnits(amount, currency, param);
  const least = minimums[currency] ?? (threeDecimal.has(currency) ? 500 : zeroDecimal.has(currency) ? 1 : 50);
  if (amount < least)
    throw invalid(
      `The amount must be at least ${shownAmount(least, currency)}: the total is below the minimum of Stripe.`,
      { code: "amount_too_small", param },
    );
  if (amount > largest)
    throw invalid(`The amount must be no more than ${shownAmount(largest, currency)}.`, {
      code: "amount_too_large",
      param,
    });
}

/** Where a currency is not used down to its last digit, that digit must be zero. */
export function checkUnits(amount: number, currency: string, param: string): void {
  if (threeDecimal.has(currency) && amount % 10 !== 0)
    throw invalid(`Invalid amount: in ${currency} the last digit must be 0.`, { param });
  if (wholeUnitsOnly.has(currency) && amount % 100 !== 0)
    throw invalid(`Invalid amount: in ${currency} only whole units can be charged.`, { param });
}

const decimals = (currency: string): number =>
  zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;

/** `12.50 USD`, with as many digits as Stripe counts in (which are not always those of Intl). */
export const shownAmount = (amount: number, currency: string): string => {
  const digits = decimals(currency);
  const number = (amount / 10 ** digits).toFixed(digits);
  return `${number} ${currency.toUpperCase()}`;
};

/** 2.9 % and 30 cents (or yen, or 300 fils), as a card costs in the United States. */
export const processingFee = (amount: number, currency: string): number =>
  Math.min(amount, Math.round((amount * 29) / 1000) + (threeDecimal.has(currency) ? 300 : 30));

/** Of what was captured; a charge also shows as refunded what was never captured. */
export const refunded = (charge: Stripe.Charge): number =>
  charge.amount_refunded - (charge.captured ? charge.amount - charge.amount_captured : 0);
