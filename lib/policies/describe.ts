import type { PolicyRules } from "./policy.ts";

/** A policy as pages and mails say it, from the most generous line on; the words are theirs. */
export type PolicyLine =
  | { kind: "hours"; hours: number; percent: number }
  /** Any time before the local day of the start (where there is such a line), or before the start. */
  | { kind: "later"; percent: number }
  | { kind: "same-day"; percent: number };

/** The lines of a policy: hours descending, then "later" for 0 hours, then the day itself. */
export function describePolicy({ tiers }: Pick<PolicyRules, "tiers">): PolicyLine[] {
  const hours = tiers
    .flatMap(({ before, refund }) =>
      before === "same-day" ? [] : [{ hours: before.hours, percent: refund }],
    )
    .sort((a, b) => b.hours - a.hours);
  const day = tiers.find((tier) => tier.before === "same-day");
  return [
    ...hours.map(
      (line): PolicyLine =>
        line.hours === 0 ? { kind: "later", percent: line.percent } : { kind: "hours", ...line },
    ),
    ...(day ? [{ kind: "same-day" as const, percent: day.refund }] : []),
  ];
}
