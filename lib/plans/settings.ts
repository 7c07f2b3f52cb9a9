import { env } from "#lib/env.ts";
import { type PlanLimits, readLimits, usualFreeLimits } from "./limits.ts";

export interface PlanSettings {
  /** The price of Pro on the installation's own account at Stripe. */
  price: string;
  free: PlanLimits;
}

/** How this installation sells itself; null: it does not, and everything is allowed. */
export function planSettings(): PlanSettings | null {
  const { PLAN_PRO_PRICE: price, PLAN_FREE_LIMITS: limits } = env();
  if (!price) return null;
  return { price, free: (limits ? readLimits(limits) : null) ?? usualFreeLimits };
}

/** Whether somebody is to be shown a page about plans: who owns the business, where there are plans. */
export const showsPlan = (role: string): boolean => role === "owner" && planSettings() !== null;
