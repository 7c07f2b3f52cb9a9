import type { Tx } from "#lib/db/client.ts";
import type { Row } from "#lib/db/one-trip.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Sql, sql } from "#lib/db/sql.ts";
import { together } from "#lib/db/together.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import type { Catalogue } from "./catalogue.ts";
import { compileCatalogue } from "./compile.ts";
import { readCatalogueRows } from "./rows.ts";

// Compiled set-ups by tenant. An entry is used only while its revision is the one the database just said, so a
// copy of the process can never serve another copy's past (design 3: no state that another must know).
const cache = new Map<string, Catalogue>();
const cacheLimit = 500;

/** The set-up as this process knows it, to be believed only after a look at its revision; null where it knows none. */
export const knownCatalogue = ({ tenantId }: TenantScope): Catalogue | null => cache.get(tenantId) ?? null;

/** That look as a statement, to be asked together with others. */
export const revisionStatement = ({ tenantId }: TenantScope): Sql =>
  sql`SELECT revision FROM tenant WHERE id = ${tenantId}`;

/** Whether its rows say that nothing changed. */
export const isCurrent = ({ tenant }: Catalogue, rows: readonly Row[]): boolean =>
  rows[0]?.[0] === String(tenant.revision);

/** The tenant's set-up as of this transaction. One short query when nothing changed. */
export async function readCatalogue(tx: Tx, scope: TenantScope): Promise<Catalogue> {
  const known = knownCatalogue(scope);
  const [rows = []] = known ? await together(tx, [revisionStatement(scope)]) : [];
  return known && isCurrent(known, rows) ? known : readCatalogueAnew(tx, scope);
}

/** Reads and compiles it anew. */
export async function readCatalogueAnew(tx: Tx, scope: TenantScope): Promise<Catalogue> {
  const row = await tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId } });
  const compiled = compileCatalogue(tenantProfile(row), await readCatalogueRows(tx, scope));
  cache.delete(row.id);
  cache.set(row.id, compiled);
  const oldest = cache.keys().next().value;
  if (cache.size > cacheLimit && oldest) cache.delete(oldest);
  return compiled;
}
