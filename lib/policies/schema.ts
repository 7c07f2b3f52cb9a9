import { z } from "zod";
import { slugField } from "#lib/booking/schema.ts";
import type { Tier } from "./policy.ts";
import { warnings } from "./warnings.ts";

const tier = z.strictObject({
  before: z.union([
    z.strictObject({ hours: z.number().min(0, "At least 0.").max(8760, "At most a year: 8760.") }),
    z.literal("same-day"),
  ]),
  refund: z.number().min(0, "At least 0.").max(100, "At most 100."),
});

/** A policy as the configuration (contract 2) and its editor say it. */
export const policyFields = {
  slug: slugField,
  tiers: z.array(tier).min(1, "At least one tier.").max(12, "At most 12 tiers."),
  afterMove: z.enum(["carry", "restart"]).default("carry"),
};

/** One thing that keeps a tier from being saved. */
interface TierError {
  tier: number;
  field: "before" | "refund";
  message: string;
}

/** What a schema cannot see (warnings.ts): a refund never rises later on, and each tier says something of its own. */
export const tierErrors = (tiers: readonly Tier[]): TierError[] =>
  warnings(tiers).flatMap(({ code, tier, blocks }): TierError[] => {
    if (!blocks || tier === null) return [];
    return code === "twice"
      ? [{ tier, field: "before", message: "This tier is there twice." }]
      : [{ tier, field: "refund", message: "Later must not give back more than earlier." }];
  });

/** `editing`: the slug of the policy that is changed; null makes a new one. */
export const policyInput = z
  .strictObject({ editing: slugField.nullable(), ...policyFields })
  .superRefine(({ tiers }, context) => {
    for (const { tier: index, field, message } of tierErrors(tiers))
      context.addIssue({ code: "custom", path: ["tiers", index, field], message });
  });

export type PolicyInput = z.output<typeof policyInput>;

export const policySlugInput = z.strictObject({ slug: slugField });
