import { platformDb } from "#lib/db/client.ts";
import { mintScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { releaseHold } from "./mutations.ts";

const atMost = 200;

/**
 * Gives back the time of holds that ran out, of sessions that were opened for them too. Anybody who wants the time
 * before that takes it (design 4.2, step 5). The database's clock decides. @returns how many
 */
export async function releaseOutdatedHolds(): Promise<number> {
  const found = await platformDb().$queryRaw<{ tenantId: string; id: string; sessionId: string | null }[]>`
    SELECT tenant_id AS "tenantId", id, session_id AS "sessionId" FROM hold
     WHERE released_at IS NULL AND expires_at <= now() ORDER BY expires_at LIMIT ${atMost}`;
  let released = 0;
  for (const { tenantId, ...hold } of found) {
    const scope = mintScope(tenantId);
    try {
      await withTenantSerializable(scope, (tx) => releaseHold(tx, scope, hold));
      released += 1;
    } catch (error) {
      // One that cannot be given back must not keep the others' time.
      logFor({ job: "release-holds", tenant: tenantId }).error(
        { hold: hold.id, err: error },
        "hold not released",
      );
    }
  }
  return released;
}
