import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney, minorDigits, refundStep } from "#lib/money.ts";
import { refundOf } from "#lib/policies/cancellation.ts";
import { briefPolicy } from "#lib/policies/describe.ts";
import type { Tier } from "#lib/policies/policy.ts";

type Words = Translator<"policies">;

/** "everything back", "30% back". */
export function backWords(t: Words, percent: number): string {
  if (percent === 100) return t("back.all");
  if (percent === 50) return t("back.half");
  return percent === 0 ? t("back.none") : t("back.some", { percent });
}

/** A policy in a few sentences: "Cancel 24 hours or more before: everything back. Later: half back. …" */
export const policySummary = (t: Words, tiers: readonly Tier[]): string =>
  briefPolicy({ tiers })
    .map((line, index) => {
      const back = backWords(t, line.percent);
      if (line.kind !== "hours") return t(`summary.${line.kind}`, { back });
      return t(index === 0 ? "summary.firstHours" : "summary.hours", { hours: line.hours, back });
    })
    .join(" ");

/** What to show amounts of: minor units that somebody paid. */
export interface Paid {
  amount: number;
  currency: string;
}

/** 40.00 of a currency, or 4,000 of one without decimals: what a haircut may cost. */
export const usualPrice = (currency: string): number => 4000 * (minorDigits(currency) === 3 ? 10 : 1);

/** What each of these times gives back of an amount: "Of $40.00 paid: $40.00, $20.00, $0.00." */
export function policyExample(t: Words, tiers: readonly Tier[], paid: Paid, region: string): string {
  const { amount, currency } = paid;
  const shown = (minor: number) => formatMoney({ amount: minor, currency }, region);
  const amounts = briefPolicy({ tiers }).map(({ percent }) =>
    shown(refundOf(amount, percent, refundStep(currency))),
  );
  return t("example", { paid: shown(amount), amounts: amounts.join(", ") });
}
