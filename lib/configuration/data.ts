import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { readCatalogueRows } from "#lib/services/rows.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { type ConfigurationDocument, configurationDocument } from "./document.ts";

/** The tenant's whole set-up as one document, as of a moment: what is over by then is left out. */
export async function readConfiguration(
  tx: Tx,
  scope: TenantScope,
  at: Date,
): Promise<ConfigurationDocument> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId } });
  return configurationDocument(tenant, await readCatalogueRows(tx, scope), minuteFloor(at));
}
