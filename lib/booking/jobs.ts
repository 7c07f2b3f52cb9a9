import { platformDb } from "#lib/db/client.ts";
import { mintScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { expireWithin } from "./expiry.ts";

const atMost = 100;

/**
 * Ends holds that ran out (design 6). Their time has been free since that moment (design 4.2, step 5); this brings
 * the booking's own state and history after it. The database's clock decides. @returns how many it ended
 */
export async function expireHolds(): Promise<number> {
  const found = await platformDb().$queryRaw<{ tenantId: string; id: string; now: Date }[]>`
    SELECT tenant_id AS "tenantId", id, now() AS now FROM booking
    WHERE status = 'held' AND hold_expires_at <= now() ORDER BY hold_expires_at LIMIT ${atMost}`;
  let ended = 0;
  for (const { tenantId, id, now } of found) {
    const scope = mintScope(tenantId);
    try {
      if (await withTenantSerializable(scope, (tx) => expireWithin(tx, scope, id, now))) ended += 1;
    } catch (error) {
      // One booking that cannot be ended must not keep the others' time.
      logFor({ job: "expire-holds", tenant: tenantId }).error({ booking: id, err: error }, "hold not ended");
    }
  }
  return ended;
}
