import fc from "fast-check";
import type { Tier } from "./policy.ts";

/** Where a zone that leaks in cannot look right by luck (house rule 11). */
export const hardZones = [
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "America/Santiago",
  "Europe/Paris",
] as const;

const percents = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
);

/** Tiers in any order: rising, twice, none at all, the day alone. */
export const anyTiers: fc.Arbitrary<Tier[]> = fc
  .tuple(
    fc.array(fc.record({ hours: fc.integer({ min: 0, max: 200 }), refund: percents }), { maxLength: 5 }),
    fc.option(percents, { nil: null }),
  )
  .chain(([hours, day]) => {
    const tiers: Tier[] = hours.map((tier) => ({ before: { hours: tier.hours }, refund: tier.refund }));
    const all: Tier[] = day === null ? tiers : [...tiers, { before: "same-day", refund: day }];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

const hoursOf = ({ before }: Tier): number => (before === "same-day" ? -1 : before.hours);

/** The same, with percents that fall as the start comes nearer and no time twice: what may be saved. */
export const fallingTiers: fc.Arbitrary<Tier[]> = anyTiers.map((tiers) => {
  const refunds = tiers.map(({ refund }) => refund).toSorted((a, b) => b - a);
  return tiers
    .toSorted((a, b) => hoursOf(b) - hoursOf(a))
    .map((tier, index) => ({ ...tier, refund: refunds[index] ?? 0 }))
    .filter((tier, index, all) => index === 0 || hoursOf(tier) !== hoursOf(all[index - 1] ?? tier));
});
