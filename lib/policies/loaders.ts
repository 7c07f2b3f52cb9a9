import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { storedTiers } from "#lib/services/stored.ts";
import type { PolicyRules } from "./policy.ts";

/** A policy with the services that are booked under it. */
export interface PolicyEntry extends PolicyRules {
  services: string[];
  /** Minor units: what its dearest service costs, for examples; null where none costs anything. */
  price: number | null;
}

const withServices = {
  services: { select: { name: true, price: true }, orderBy: { position: "asc" } },
} as const;

type Row = Awaited<ReturnType<typeof readPolicies>>[number];

const readPolicies = (tx: Tx, { tenantId }: TenantScope) =>
  tx.policy.findMany({ where: { tenantId }, orderBy: { createdAt: "asc" }, include: withServices });

const lineOf = ({ slug, version, tiers, afterMove, services }: Row): PolicyEntry => ({
  slug,
  version,
  tiers: storedTiers.parse(tiers),
  afterMove: afterMove === "restart" ? "restart" : "carry",
  services: services.map(({ name }) => name),
  price: Math.max(0, ...services.map(({ price }) => price)) || null,
});

/** Every policy, oldest first, and the services that have none of their own. @throws TryAgain */
export const loadPolicies = (scope: TenantScope): Promise<{ policies: PolicyEntry[]; without: string[] }> =>
  withTenant(scope, async (tx) => {
    const policies = await readPolicies(tx, scope);
    const without = await tx.service.findMany({
      where: { tenantId: scope.tenantId, policyId: null },
      select: { name: true },
      orderBy: { position: "asc" },
    });
    return { policies: policies.map(lineOf), without: without.map(({ name }) => name) };
  });

/** One policy; null where there is none of that name. @throws TryAgain */
export const loadPolicy = (scope: TenantScope, slug: string): Promise<PolicyEntry | null> =>
  withTenant(scope, async (tx) => {
    const row = await tx.policy.findUnique({
      where: { tenantId_slug: { tenantId: scope.tenantId, slug } },
      include: withServices,
    });
    return row && lineOf(row);
  });
