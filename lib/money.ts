/** Money: integer minor units and an ISO 4217 currency (design 4). Never a float, never `* 100`. */
export type Money = { amount: number; currency: string };

// Stripe's own table of minor units (docs: currencies), not Intl's: Intl says 0 digits for UGX, ISK, HUF, IDR
// and COP where payments use two.
const zeroDecimal = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const threeDecimal = new Set("BHD JOD KWD OMR TND".split(" "));

/** How many digits of the currency's amount are minor units: 0, 2 or 3. */
export const minorDigits = (currency: string): 0 | 2 | 3 =>
  zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;

/** Two minor digits by ISO and by Stripe, but never anything in them: "UGX 5" is sent as 500, and 501 is refused. */
const wholeUnits = new Set(["ISK", "UGX"]);

/**
 * The smallest step, in minor units, in which Stripe charges and refunds a currency (docs: currencies, special
 * cases): amounts with three decimals end in 0, those of ISK and UGX in 00, all others are free. HUF and TWD are paid
 * out to the business in whole units only; what a customer pays and gets back is not bound to that.
 */
export const refundStep = (currency: string): 1 | 10 | 100 =>
  threeDecimal.has(currency) ? 10 : wholeUnits.has(currency) ? 100 : 1;

/** ISO 4217 codes this runtime knows. */
export const currencies = (): string[] => Intl.supportedValuesOf("currency");

export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code) && currencies().includes(code);

/** "$45.00", in the reader's locale. Whole amounts keep their decimals: prices line up. */
export function formatMoney(money: Money, locale: string): string {
  const digits = minorDigits(money.currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(money.amount / 10 ** digits);
}

/** Minor units from what a person typed ("45", "45.5", "45,50"); null where it is no amount. */
export function parseAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const match = /^\s*(\d{1,9})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!match) return null;
  const fraction = match[2] ?? "";
  if (fraction.length > digits) return null;
  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, "0") || "0");
}

/** Minor units as a person types them, for a field that `parseAmount` reads back: "45", "45.50". */
export function amountText(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(amount).padStart(digits + 1, "0");
  const whole = digits ? text.slice(0, -digits) : text;
  const fraction = digits ? text.slice(-digits) : "";
  return /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
}

/** Minor units as a decimal number with all its digits, for files that programs read: "45.00", "-0.65". */
export function decimalText(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return digits ? `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}` : `${sign}${text}`;
}
