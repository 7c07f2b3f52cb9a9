import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { FieldError } from "#lib/errors.ts";
import type { CatalogueRows } from "#lib/services/rows.ts";
import { followCapacity, oversold, readSold } from "#lib/sessions/capacity.ts";
import type { Configuration } from "./schema.ts";

/** Services whose capacity a document changes, and where in the document they stand. */
const changed = (rows: CatalogueRows, document: Configuration) =>
  document.services.flatMap(({ slug, capacity }, index) => {
    const row = rows.services.find((known) => known.slug === slug);
    return row && row.capacity !== capacity ? [{ serviceId: row.id, capacity, index }] : [];
  });

/** Capacities below what is sold in classes ahead: a sentence each, with the classes and the people. */
export async function tooSmall(
  tx: Tx,
  scope: TenantScope,
  rows: CatalogueRows,
  document: Configuration,
  at: Date,
): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const { serviceId, capacity, index } of changed(rows, document)) {
    const ahead = { serviceId, startsAt: { gt: at }, ownCapacity: false } as const;
    const message = oversold(await readSold(tx, scope, ahead), capacity);
    if (message) errors.push({ path: `services[${index}].capacity`, message });
  }
  return errors;
}

/** Classes ahead follow; `tooSmall` has found that they can. */
export async function followCapacities(
  tx: Tx,
  scope: TenantScope,
  rows: CatalogueRows,
  document: Configuration,
  at: Date,
): Promise<void> {
  for (const service of changed(rows, document)) await followCapacity(tx, scope, service, at);
}
