import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { readCatalogueRows } from "#lib/services/rows.ts";
import { type ConfigurationDocument, configurationDocument } from "./document.ts";

/** The tenant's whole set-up as one document. */
export async function readConfiguration(tx: Tx, scope: TenantScope): Promise<ConfigurationDocument> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId } });
  return configurationDocument(tenant, await readCatalogueRows(tx, scope));
}
