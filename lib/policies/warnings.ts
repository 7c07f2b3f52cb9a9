import type { Tier } from "./policy.ts";

/** What may be wrong with a policy. The words for people are in messages/en/policies.json. */
export type WarningCode =
  /** Gives back more than a tier that asks for longer notice: waiting would pay. */
  | "rises"
  /** The same on the day itself, which wins over every number of hours. */
  | "same-day-rises"
  /** Says the same time as an earlier one, which goes before it. */
  | "twice"
  /** May fall on the day itself, where the line for the day goes before it: it then counts only until midnight. */
  | "day-goes-first"
  /** No time gives anything back. */
  | "nothing-back"
  /** Everything comes back until the start: a no-show costs the business the appointment. */
  | "all-until-start";

export interface PolicyWarning {
  code: WarningCode;
  /** The index of the tier that causes it; null where the policy as a whole does. */
  tier: number | null;
  /** Whether a policy with it is refused: bookings are then promised what nobody could keep in order. */
  blocks: boolean;
}

/** Hours of notice a tier asks for; the day itself comes after every number of hours. */
const hoursOf = ({ before }: Tier): number => (before === "same-day" ? -1 : before.hours);

const blocking = (code: WarningCode, tier: number): PolicyWarning => ({ code, tier, blocks: true });
const hint = (code: WarningCode, tier: number | null): PolicyWarning => ({ code, tier, blocks: false });

/** What is nonsense in tiers, whatever their order: by tier as they are given, then what concerns all. Pure. */
export function warnings(tiers: readonly Tier[]): PolicyWarning[] {
  return [...tiers.flatMap((tier, index) => ofTier(tiers, tier, index)), ...ofAll(tiers)];
}

function ofTier(tiers: readonly Tier[], tier: Tier, index: number): PolicyWarning[] {
  const hours = hoursOf(tier);
  if (tiers.findIndex((other) => hoursOf(other) === hours) < index) return [blocking("twice", index)];
  // Of two tiers of one time only the first counts.
  const rises = tiers.some(
    (other, i) =>
      hoursOf(other) > hours &&
      other.refund < tier.refund &&
      tiers.findIndex((first) => hoursOf(first) === hoursOf(other)) === i,
  );
  if (rises) return [blocking(hours < 0 ? "same-day-rises" : "rises", index)];
  // A day ahead is never the same day, and no notice at all says "until midnight" anyway.
  const day = hours > 0 && hours < 24 && tiers.find((other) => other.before === "same-day");
  return day && day.refund !== tier.refund ? [hint("day-goes-first", index)] : [];
}

function ofAll(tiers: readonly Tier[]): PolicyWarning[] {
  if (tiers.every(({ refund }) => refund === 0)) return [hint("nothing-back", null)];
  // What holds at the very last: the day itself, else a tier that asks for no notice; a gap before the start is none.
  const day = tiers.findIndex(({ before }) => before === "same-day");
  const last = day >= 0 ? day : tiers.findIndex((tier) => hoursOf(tier) === 0);
  return tiers[last]?.refund === 100 ? [hint("all-until-start", last)] : [];
}
