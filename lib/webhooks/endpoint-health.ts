import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";

/** An attempt went well: whatever failed before is over. */
export async function noteSuccess(tx: Tx, { tenantId }: TenantScope, endpointId: string): Promise<void> {
  await tx.webhookEndpoint.updateMany({
    where: { tenantId, id: endpointId, failingSince: { not: null } },
    data: { failingSince: null },
  });
}

/**
 * An attempt failed. After three days of nothing but failures the endpoint is switched off, and at once when the
 * receiver says that it is gone (410); both stand in the audit log. What waits for it stays and goes on when it is
 * switched on again. The database's clock decides.
 */
export async function noteFailure(
  tx: Tx,
  { tenantId }: TenantScope,
  endpointId: string,
  gone: boolean,
): Promise<void> {
  const [endpoint] = await tx.$queryRaw<{ reason: string | null }[]>`
    UPDATE webhook_endpoint
    SET failing_since = COALESCE(failing_since, now()),
        active = NOT (${gone} OR COALESCE(failing_since <= now() - interval '3 days', false)),
        disabled_at = CASE WHEN ${gone} OR failing_since <= now() - interval '3 days' THEN now() END,
        disabled_reason = CASE WHEN ${gone} THEN 'gone'
                               WHEN failing_since <= now() - interval '3 days' THEN 'failing' END
    WHERE tenant_id = ${tenantId}::uuid AND id = ${endpointId}::uuid AND active
    RETURNING disabled_reason AS reason`;
  if (!endpoint?.reason) return;
  await tx.auditEntry.create({
    data: {
      tenantId,
      id: newId(),
      actorKind: "system",
      action: "webhook.disabled",
      target: endpointId,
      detail: { reason: endpoint.reason },
    },
  });
}
