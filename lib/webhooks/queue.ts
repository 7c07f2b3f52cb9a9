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
    WITH waiting AS (
      SELECT DISTINCT tenant_id, endpoint_id FROM webhook_delivery
      WHERE status IN ('pending', 'sending') AND next_attempt_at <= now()
        AND (claimed_until IS NULL OR claimed_until <= now())
    ), receiver AS (
      SELECT w.tenant_id, w.endpoint_id, ${perEndpoint} - (
        SELECT count(*) FROM webhook_delivery s
        WHERE s.tenant_id = w.tenant_id AND s.endpoint_id = w.endpoint_id
          AND s.status = 'sending' AND s.claimed_until > now()) AS free
      FROM waiting w
      JOIN webhook_endpoint e ON e.tenant_id = w.tenant_id AND e.id = w.endpoint_id AND e.active
      JOIN tenant t ON t.id = w.tenant_id AND t.status = 'active'
    ), due AS (
      SELECT f.tenant_id, f.id, f.next_attempt_at,
        row_number() OVER (PARTITION BY f.tenant_id ORDER BY f.next_attempt_at, f.id) AS turn
      FROM receiver r CROSS JOIN LATERAL (
        SELECT head.tenant_id, head.id, head.next_attempt_at FROM (
          SELECT DISTINCT ON (d.booking_id) d.tenant_id, d.id, d.next_attempt_at, d.claimed_until
          FROM webhook_delivery d
          WHERE d.tenant_id = r.tenant_id AND d.endpoint_id = r.endpoint_id
            AND d.status IN ('pending', 'sending')
          ORDER BY d.booking_id, d.booking_version, d.place, d.id) head
        WHERE head.next_attempt_at <= now() AND (head.claimed_until IS NULL OR head.claimed_until <= now())
        ORDER BY head.next_attempt_at, head.id LIMIT GREATEST(r.free, 0)) f
    ), picked AS MATERIALIZED (
      SELECT d.tenant_id, d.id
      FROM webhook_delivery d JOIN due USING (tenant_id, id)
      WHERE d.status IN ('pending', 'sending') AND (d.claimed_until IS NULL OR d.claimed_until <= now())
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
    await alignFollowers(tx, claimed.scope, claimed.id);
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

/**
 * What follows in the same booking becomes due when this does, or now when this is settled: the queue is not searched
 * again and again for what cannot go yet.
 */
const alignFollowers = (tx: Tx, { tenantId }: TenantScope, id: string): Promise<number> =>
  tx.$executeRaw`
    UPDATE webhook_delivery follower
    SET next_attempt_at = CASE WHEN d.status = 'pending' THEN d.next_attempt_at ELSE now() END
    FROM webhook_delivery d
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${id}::uuid
      AND follower.tenant_id = d.tenant_id AND follower.endpoint_id = d.endpoint_id
      AND follower.booking_id = d.booking_id AND follower.status = 'pending' AND follower.tries = 0
      AND (follower.booking_version, follower.place) > (d.booking_version, d.place)`;
