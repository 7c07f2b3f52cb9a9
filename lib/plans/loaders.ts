import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { type PriceFact, readPlanPrice } from "#lib/stripe/plans.ts";
import { limitsOf, readRow, readUsage } from "./data.ts";
import { fullness, type LimitKind, limitKinds, type PlanLimits } from "./limits.ts";
import type { Standing } from "./plan.ts";
import { planSettings } from "./settings.ts";
import { askAboutPlan } from "./sync.ts";

export interface LimitLine {
  kind: LimitKind;
  used: number;
  /** Null: as many as one likes. */
  most: number | null;
  fullness: ReturnType<typeof fullness>;
}

export interface PlanPage {
  standing: Standing;
  lines: LimitLine[];
  /** What the free plan has room for, to say what a downgrade means. */
  free: PlanLimits;
  /** What Pro costs; null where Stripe could not be asked. */
  price: PriceFact | null;
  /** Whether Stripe knows this business, so that there are bills to look at. */
  known: boolean;
}

interface When {
  zone: string;
  now: Date;
}

/**
 * `/dashboard/{tenant}/settings/plan`; null where the installation has no plans. `ask`: somebody comes back from Stripe,
 * whose event may be a moment behind. @throws TryAgain
 */
export async function loadPlanPage(
  scope: TenantScope,
  when: When & { ask: boolean },
): Promise<PlanPage | null> {
  const settings = planSettings();
  if (!settings) return null;
  if (when.ask) await askAboutPlan(scope);
  const [read, price] = await Promise.all([
    withTenant(scope, async (tx) => ({
      row: await readRow(tx, scope),
      usage: await readUsage(tx, scope, when),
    })),
    priceOf(scope, settings.price),
  ]);
  const { standing, used } = read.usage;
  const lines = linesOf(used, limitsOf(standing, settings));
  return { standing, lines, free: settings.free, price, known: read.row !== null };
}

const linesOf = (used: Record<LimitKind, number>, limits: PlanLimits): LimitLine[] =>
  limitKinds.map((kind) => ({
    ...{ kind, used: used[kind], most: limits[kind], fullness: fullness(used[kind], limits[kind]) },
  }));

async function priceOf(scope: TenantScope, id: string): Promise<PriceFact | null> {
  try {
    return await readPlanPrice(id);
  } catch (error) {
    const { code } = stripeFailure(error);
    logFor({ tenant: scope.tenantId }).warn({ code, price: id }, "the price of Pro could not be read");
    return null;
  }
}

/** What the day's page says: a month that is nearly full of bookings, a payment that failed. Null where all is well. */
export async function loadPlanNotice(
  scope: TenantScope,
  when: When,
): Promise<{ standing: Standing; bookings: LimitLine | null } | null> {
  const settings = planSettings();
  if (!settings) return null;
  const { standing, used } = await withTenant(scope, (tx) => readUsage(tx, scope, when));
  const line = linesOf(used, limitsOf(standing, settings)).find(({ kind }) => kind === "bookings");
  const bookings = line && line.fullness !== "room" ? line : null;
  return bookings || standing.phase === "grace" ? { standing, bookings } : null;
}
