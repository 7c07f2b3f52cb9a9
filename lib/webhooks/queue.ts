import { platformDb, type Tx } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { noteFailure, noteSuccess } from "./endpoint-health.ts";
import { testType } from "./events.ts";
import type { Attempt, Verdict } from "./retry.ts";

/** A delivery that this worker, and no other, may attempt until the claim ends. */
export interface ClaimedDelivery {
  /** The claimed row proves it (design 4.5). */
  scope: TenantScope;
  id: string;
  eventId: string;
  endpointId: string;
  type: string;
  payload: unknown;
  url: string;
  secretSealed: Uint8Array;
  /** Null also when its day is over. */
  previousSealed: Uint8Array | null;
  /** Of all attempts, this one included. The fence: only the latest claim may write the result. */
  attempts: number;
  /** Since it was queued or replayed, this one included. */
  tries: number;
  secondsTrying: number;
  /** The database's clock at the claim; no worker's own decides anything (case N9). */
  now: Date;
}

interface ClaimedRow extends Omit<ClaimedDelivery, "scope"> {
  tenantId: string;
}

/** Three times what the slowest attempt may take. */
const claimSeconds = 30;
/** How many at once one receiver is asked: a slow one must not hold every place, nor be run over. */
const perEndpoint = 4;

/**
 * Claims up to `limit` due deliveries. Of one booking and one receiver, only the earliest that is neither delivered nor
 * given up: news arrives in the order of the booking's versions. Tenants take turns, and each receiver has few at a
 * time. Rows are locked while they are picked, and picked again only when their claim has run out (F6).
 */
export async function claimDeliveries(limit: number): Promise<ClaimedDelivery[]> {
  const rows = await platformDb().$queryRaw<ClaimedRow[]>`
    WITH busy AS (
      SELECT tenant_id, endpoint_id, count(*) AS sending FROM webhook_delivery
      WHERE status = 'sending' AND claimed_until > now() GROUP BY tenant_id, endpoint_id
    ), due AS (
      SELECT d.tenant_id, d.id, d.next_attempt_at,
        row_number() OVER (PARTITION BY d.tenant_id ORDER BY d.next_attempt_at, d.id) AS turn,
        row_number() OVER (PARTITION BY d.tenant_id, d.endpoint_id ORDER BY d.next_attempt_at, d.id)
          + COALESCE(busy.sending, 0) AS abreast
      FROM webhook_delivery d
      JOIN webhook_endpoint e ON e.tenant_id = d.tenant_id AND e.id = d.endpoint_id AND e.active
      JOIN tenant t ON t.id = d.tenant_id AND t.status = 'active'
      LEFT JOIN busy ON busy.tenant_id = d.tenant_id AND busy.endpoint_id = d.endpoint_id
      WHERE d.status IN ('pending', 'sending') AND d.next_attempt_at <= now()
        AND (d.claimed_until IS NULL OR d.claimed_until <= now())
        AND NOT EXISTS (
          SELECT FROM webhook_delivery earlier
          WHERE earlier.tenant_id = d.tenant_id AND earlier.endpoint_id = d.endpoint_id
            AND earlier.booking_id = d.booking_id AND earlier.status IN ('pending', 'sending')
            AND (earlier.booking_version, earlier.place) < (d.booking_version, d.place))
    ), picked AS MATERIALIZED (
      SELECT d.tenant_id, d.id
      FROM webhook_delivery d JOIN due USING (tenant_id, id)
      WHERE d.status IN ('pending', 'sending') AND (d.claimed_until IS NULL OR d.claimed_until <= now())
        AND due.abreast <= ${perEndpoint}
      ORDER BY due.turn, due.next_attempt_at
      LIMIT ${limit}
      FOR UPDATE OF d SKIP LOCKED
    ), claimed AS (
      UPDATE webhook_delivery d
      SET status = 'sending', attempts = d.attempts + 1, tries = d.tries + 1,
          trying_since = COALESCE(d.trying_since, now()), last_attempt_at = now(),
          claimed_until = now() + make_interval(secs => ${claimSeconds})
      FROM picked p WHERE d.tenant_id = p.tenant_id AND d.id = p.id
      RETURNING d.*
    )
    SELECT c.tenant_id AS "tenantId", c.id, c.event_id AS "eventId", c.endpoint_id AS "endpointId", v.type, v.payload,
      e.url, e.secret_sealed AS "secretSealed",
      CASE WHEN e.previous_until > now() THEN e.previous_sealed END AS "previousSealed",
      c.attempts, c.tries, floor(extract(epoch FROM now() - c.trying_since))::int AS "secondsTrying", now() AS now
    FROM claimed c
    JOIN webhook_event v ON v.tenant_id = c.tenant_id AND v.id = c.event_id
    JOIN webhook_endpoint e ON e.tenant_id = c.tenant_id AND e.id = c.endpoint_id`;
  return rows.map(({ tenantId, ...row }) => ({ ...row, scope: mintScope(tenantId) }));
}

/**
 * Writes what an attempt brought, and what it says of the receiver's health, in one transaction.
 * @returns false where the claim was lost meanwhile: then another worker writes it.
 */
export const recordAttempt = (
  claimed: Pick<ClaimedDelivery, "scope" | "id" | "endpointId" | "attempts" | "type">,
  attempt: Attempt,
  verdict: Verdict,
): Promise<boolean> =>
  withTenant(claimed.scope, async (tx) => {
    if (!(await write(tx, claimed, attempt, verdict))) return false;
    if (verdict.status === "delivered") await noteSuccess(tx, claimed.scope, claimed.endpointId);
    else if (claimed.type !== testType) {
      const gone = verdict.status === "failed" && verdict.gone;
      await noteFailure(tx, claimed.scope, claimed.endpointId, gone);
    }
    return true;
  });

async function write(
  tx: Tx,
  { scope, id, attempts }: Pick<ClaimedDelivery, "scope" | "id" | "attempts">,
  attempt: Attempt,
  verdict: Verdict,
): Promise<boolean> {
  const answered = attempt.kind === "answer";
  const wait = verdict.status === "pending" ? verdict.waitSeconds : 0;
  const changed = await tx.$executeRaw`
    UPDATE webhook_delivery
    SET status = ${verdict.status},
        failure = ${answered ? null : attempt.failure},
        response_status = ${answered ? attempt.status : null}::int,
        response_body = ${answered ? attempt.body : ""},
        duration_ms = ${attempt.ms}::int,
        next_attempt_at = now() + make_interval(secs => ${wait}::int),
        claimed_until = NULL
    WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${id}::uuid
      AND status = 'sending' AND attempts = ${attempts}`;
  return changed === 1;
}
