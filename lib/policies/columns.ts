import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { PolicyRules } from "./policy.ts";

/** A policy's own columns. The version is the writer's to count. */
export const policyColumns = ({ slug, tiers, afterMove }: Omit<PolicyRules, "version">) => ({
  slug,
  tiers: tiers.map((tier) => ({ ...tier })),
  afterMove,
});

type Columns = ReturnType<typeof policyColumns>;

/**
 * The one way policies are written, by the editor and by a whole configuration. Every change is a new version: bookings
 * carry a copy of the one they were made under and keep it (design 7, B20).
 */
export function policyWriter(tx: Tx, { tenantId }: TenantScope) {
  const select = { id: true } as const;
  return {
    create: (id: string, data: Columns) => tx.policy.create({ data: { tenantId, id, ...data }, select }),
    update: (id: string, data: Columns) =>
      tx.policy.update({
        where: { tenantId_id: { tenantId, id } },
        data: { ...data, version: { increment: 1 } },
        select,
      }),
  };
}
