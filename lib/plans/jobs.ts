import { logFor } from "#lib/log.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { findStale } from "./rows.ts";
import { planSettings } from "./settings.ts";
import { syncPlan } from "./sync.ts";

const staleMs = 6 * 3_600_000;
/** For one pass; the next goes on. */
const atOnce = 20;

/**
 * Asks Stripe about subscriptions that nobody has asked about for six hours: events get lost. Safe to run twice, also at
 * once. @returns how many
 */
export async function refreshPlans(now: Date = new Date()): Promise<number> {
  if (!planSettings()) return 0;
  const stale = await findStale(new Date(now.getTime() - staleMs), atOnce);
  for (const scope of stale)
    try {
      await syncPlan(scope);
    } catch (error) {
      const { code } = stripeFailure(error);
      logFor({ tenant: scope.tenantId }).warn({ code }, "a plan could not be refreshed");
    }
  return stale.length;
}
