/** A cancellation tier (design 7): `before` is hours of elapsed time ahead of the start, or the local day of it. */
export interface Tier {
  before: { hours: number } | "same-day";
  /** Percent of what was captured that goes back, 0–100. */
  refund: number;
}

export interface PolicyRules {
  slug: string;
  version: number;
  tiers: readonly Tier[];
  afterMove: "carry" | "restart";
}

/** What holds where a business chose nothing: a day ahead all, later half, on the day nothing (design 7). */
export const defaultPolicy: PolicyRules = {
  slug: "standard",
  version: 1,
  tiers: [
    { before: { hours: 24 }, refund: 100 },
    { before: { hours: 0 }, refund: 50 },
    { before: "same-day", refund: 0 },
  ],
  afterMove: "carry",
};

/** What people call a policy: its slug as words, "no-refunds" → "No refunds". */
export const policyName = (slug: string): string => {
  const words = slug.replaceAll("-", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
