import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { consume } from "#lib/security/rate-limit.ts";
import type { SafeFetch } from "#lib/security/safe-fetch.ts";
import { findEndpoint } from "./data.ts";
import { testType } from "./events.ts";
import { deliverWebhook } from "./jobs.ts";
import { type DeliveryView, deliveryView, findDelivery } from "./log-data.ts";
import { auditEndpoint } from "./mutations.ts";
import type { ClaimedDelivery } from "./queue.ts";

/** As long as a worker's claim; a process that dies meanwhile leaves the test to one. */
const claimMs = 30_000;

/**
 * Sends a `test` event to an endpoint, now, and says what it answered. Works on a paused one too; is never repeated,
 * and a failed test does not count against the endpoint. Nothing is open in the database while the receiver thinks.
 * @throws TryAgain
 */
export async function testEndpoint(
  scope: TenantScope,
  actor: Actor,
  endpointId: string,
  options: { fetch?: SafeFetch; at?: Date } = {},
): Promise<Result<DeliveryView, Problem>> {
  const allowed = await consume("webhook:test", scope.tenantId);
  if (!allowed.ok) return allowed;
  const claimed = await queueTest(scope, actor, endpointId, options.at ?? new Date());
  if (!claimed) return err(problem("not_found"));
  await deliverWebhook(claimed, options.fetch);
  const row = await withTenant(scope, (tx) => findDelivery(tx, scope, claimed.id));
  return row ? ok(deliveryView(row)) : err(problem("not_found"));
}

const queueTest = (
  scope: TenantScope,
  actor: Actor,
  endpointId: string,
  now: Date,
): Promise<ClaimedDelivery | null> =>
  withTenant(scope, async (tx) => {
    const endpoint = await findEndpoint(tx, scope, endpointId);
    if (!endpoint) return null;
    const { tenantId } = scope;
    const { url, secretSealed, previousSealed, previousUntil } = endpoint;
    const [id, eventId] = [newId(), newId()];
    const payload = { type: testType, timestamp: now.toISOString(), data: { message: "It works." } };
    await tx.webhookEvent.create({
      data: { tenantId, id: eventId, type: testType, payload, occurredAt: now },
    });
    await tx.webhookDelivery.create({
      data: {
        ...{ tenantId, id, eventId, endpointId },
        ...{ status: "sending", attempts: 1, tries: 1, tryingSince: now, lastAttemptAt: now },
        claimedUntil: new Date(now.getTime() + claimMs),
      },
    });
    await auditEndpoint(tx, scope, actor, "tested", endpointId);
    return {
      ...{ scope, id, eventId, endpointId, type: testType, payload, url, secretSealed, now },
      previousSealed: previousUntil && previousUntil > now ? previousSealed : null,
      ...{ attempts: 1, tries: 1, secondsTrying: 0 },
    };
  });
