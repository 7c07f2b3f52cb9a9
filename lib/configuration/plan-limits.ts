import type { Actor } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { Problem } from "#lib/errors.ts";
import { brandingRefusal, setupRefusal } from "#lib/plans/policy.ts";
import type { CatalogueRows } from "#lib/services/rows.ts";
import type { Configuration } from "./schema.ts";

type Named = readonly { slug: string }[];

/** How many of a list are not there yet, or rest. */
const added = (rows: readonly { slug: string; active: boolean }[], wanted: Named): number =>
  wanted.filter(({ slug }) => !rows.some((row) => row.slug === slug && row.active)).length;

/**
 * What a document adds that the business's plan has no room for (lib/plans). What there is may stay and become less, so
 * that what GET returns is accepted after a downgrade too.
 */
export async function beyondPlan(
  tx: Tx,
  scope: TenantScope,
  rows: CatalogueRows,
  document: Configuration,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Problem | null> {
  const isActive = ({ active }: { active: boolean }) => active;
  const [staff, services] = [document.staff.filter(isActive), document.services.filter(isActive)];
  const { accent, embedParents } = document.business;
  return (
    (await setupRefusal(tx, scope, {
      ...{ actor, now },
      adds: { staff: added(rows.staff, staff), services: added(rows.services, services) },
      after: { staff: staff.length, services: services.length },
    })) ?? brandingRefusal(tx, scope, { actor, now, wanted: { embedParents, ...(accent ? { accent } : {}) } })
  );
}
