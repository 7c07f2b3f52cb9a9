import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findEndpoint } from "./data.ts";
import { type DeliveryView, deliveryView, findDelivery } from "./log-data.ts";
import { auditEndpoint } from "./mutations.ts";

/**
 * Sends one delivery again, under the same webhook-id: one that was delivered or given up begins anew, one that waits
 * goes now. One that is on its way stays as it is. @throws TryAgain
 */
export const replayDelivery = (
  scope: TenantScope,
  actor: Actor,
  id: string,
): Promise<Result<DeliveryView, Problem>> =>
  withTenant(scope, async (tx) => {
    const known = await findDelivery(tx, scope, id);
    if (!known) return err(problem("not_found"));
    await tx.$executeRaw`
      UPDATE webhook_delivery
      SET tries = CASE WHEN status = 'pending' THEN tries ELSE 0 END,
          trying_since = CASE WHEN status = 'pending' THEN trying_since END,
          status = 'pending', next_attempt_at = now()
      WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${id}::uuid AND status <> 'sending'`;
    await auditEndpoint(tx, scope, actor, "replayed", known.endpointId, { delivery: id });
    const row = await findDelivery(tx, scope, id);
    return row ? ok(deliveryView(row)) : err(problem("not_found"));
  });

/** Begins everything anew that an endpoint was not told since `since`. @returns how many @throws TryAgain */
export const replayFailed = (
  scope: TenantScope,
  actor: Actor,
  endpointId: string,
  since: Date,
): Promise<Result<{ count: number }, Problem>> =>
  withTenant(scope, async (tx) => {
    if (!(await findEndpoint(tx, scope, endpointId))) return err(problem("not_found"));
    const count = await tx.$executeRaw`
      UPDATE webhook_delivery SET status = 'pending', tries = 0, trying_since = NULL, next_attempt_at = now()
      WHERE tenant_id = ${scope.tenantId}::uuid AND endpoint_id = ${endpointId}::uuid
        AND status = 'failed' AND created_at >= ${since}`;
    await auditEndpoint(tx, scope, actor, "replayed", endpointId, { count: String(count) });
    return ok({ count });
  });
