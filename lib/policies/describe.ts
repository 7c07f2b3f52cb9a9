import type { PolicyRules } from "./policy.ts";

/** What every line says besides its time. */
interface LineFacts {
  /** Percent of what was captured that goes back, 0–100. */
  percent: number;
  /** The index of the tier that says so; null for what follows from there being none. */
  tier: number | null;
}

/** A policy as pages and mails say it, from the longest notice on; the words are theirs. */
export type PolicyLine =
  /** So many hours ahead of the start, or more. */
  | ({ kind: "hours"; hours: number } & LineFacts)
  /** Any time after that, before the local day of the start (where there is such a line) or before the start. */
  | ({ kind: "later" } & LineFacts)
  | ({ kind: "same-day" } & LineFacts);

/**
 * The lines of a policy, which together say something of every moment from the booking to the start: hours descending,
 * then "later", then the day itself. Where no tier asks for 0 hours, what holds later follows from the rest: what the
 * day itself would give, or nothing (`tierAt`). Of two tiers of one time the first counts.
 */
export function describePolicy({ tiers }: Pick<PolicyRules, "tiers">): PolicyLine[] {
  const hours = tiers
    .flatMap(({ before, refund }, tier) =>
      before === "same-day" ? [] : [{ hours: before.hours, percent: refund, tier }],
    )
    .sort((a, b) => b.hours - a.hours)
    .filter((line, index, all) => line.hours !== all[index - 1]?.hours);
  const dayIndex = tiers.findIndex(({ before }) => before === "same-day");
  const onTheDay = tiers[dayIndex]?.refund;
  const last = hours.at(-1);
  const later: LineFacts =
    last?.hours === 0
      ? { percent: last.percent, tier: last.tier }
      : { percent: onTheDay ?? 0, tier: onTheDay === undefined ? null : dayIndex };
  return [
    ...hours.filter((line) => line.hours > 0).map((line): PolicyLine => ({ kind: "hours", ...line })),
    { kind: "later", ...later },
    ...(onTheDay === undefined ? [] : [{ kind: "same-day" as const, percent: onTheDay, tier: dayIndex }]),
  ];
}

/** A policy in the fewest lines: neighbours that give the same back are one. */
export type BriefLine =
  | { kind: "hours"; hours: number; percent: number }
  /** `any`: from the booking to the start. `before-day`: to where the day of the start begins. */
  | { kind: "later" | "any" | "before-day" | "same-day"; percent: number };

export function briefPolicy(policy: Pick<PolicyRules, "tiers">): BriefLine[] {
  const lines = describePolicy(policy);
  const hasDay = lines.at(-1)?.kind === "same-day";
  // The last of neighbours reaches furthest and speaks for them.
  const last = lines.filter(({ percent }, index) => lines[index + 1]?.percent !== percent);
  return last.map((line, index): BriefLine => {
    const { percent } = line;
    if (line.kind === "hours") return { kind: "hours", hours: line.hours, percent };
    const isAlone = line.kind === "same-day" && lines.at(-2)?.percent !== percent;
    if (isAlone) return { kind: "same-day", percent };
    if (index > 0) return { kind: "later", percent };
    return { kind: hasDay && line.kind === "later" ? "before-day" : "any", percent };
  });
}
