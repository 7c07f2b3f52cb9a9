import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { WebhookEndpoint } from "#prisma/generated/client.ts";
import { isWebhookType, type WebhookType } from "./events.ts";

/** Why an endpoint hears nothing: paused by somebody, switched off after failing for days, or gone (410). */
export type DisabledReason = "paused" | "failing" | "gone";

/** An endpoint as its owner sees it. Secrets are shown when they are made and never again. */
export interface EndpointView {
  id: string;
  url: string;
  description: string;
  events: WebhookType[];
  active: boolean;
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  /** Until when the secret before this one signs too. */
  previousUntil: Date | null;
  createdAt: Date;
}

const reasonOf = (text: string | null): DisabledReason | null =>
  text === "paused" || text === "failing" || text === "gone" ? text : null;

export const endpointView = (row: WebhookEndpoint): EndpointView => ({
  id: row.id,
  url: row.url,
  description: row.description,
  events: row.events.filter(isWebhookType),
  active: row.active,
  disabledReason: reasonOf(row.disabledReason),
  disabledAt: row.disabledAt,
  failingSince: row.failingSince,
  previousUntil: row.previousUntil,
  createdAt: row.createdAt,
});

/** The tenant's endpoints, oldest first. */
export async function listEndpoints(tx: Tx, { tenantId }: TenantScope): Promise<EndpointView[]> {
  const rows = await tx.webhookEndpoint.findMany({
    where: { tenantId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(endpointView);
}

/** One of them by its bare UUID; null for another's, and for one that was taken away (T23). */
export async function findEndpoint(
  tx: Tx,
  { tenantId }: TenantScope,
  id: string,
): Promise<WebhookEndpoint | null> {
  return tx.webhookEndpoint.findFirst({ where: { tenantId, id, deletedAt: null } });
}
