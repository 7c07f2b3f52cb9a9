import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import type { Catalogue } from "./catalogue.ts";
import { compileCatalogue } from "./compile.ts";
import { readCatalogueRows } from "./rows.ts";

// Compiled set-ups by tenant. An entry is used only while its revision is the one the database just said, so a
// copy of the process can never serve another copy's past (design 3: no state that another must know).
const cache = new Map<string, Catalogue>();
const cacheLimit = 500;

/** The tenant's set-up as of this transaction. One query when nothing changed. */
export async function readCatalogue(tx: Tx, scope: TenantScope): Promise<Catalogue> {
  const row = await tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId } });
  const known = cache.get(row.id);
  if (known?.tenant.revision === row.revision) return known;
  const compiled = compileCatalogue(tenantProfile(row), await readCatalogueRows(tx, scope));
  cache.delete(row.id);
  cache.set(row.id, compiled);
  const oldest = cache.keys().next().value;
  if (cache.size > cacheLimit && oldest) cache.delete(oldest);
  return compiled;
}
