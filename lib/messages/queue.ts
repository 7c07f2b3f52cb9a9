import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

/** A message that this worker, and no other, may send until the claim ends. */
export interface ClaimedMessage {
  /** The claimed row proves it (design 4.5). */
  scope: TenantScope;
  id: string;
  bookingId: string | null;
  invitationId: string | null;
  waitlistEntryId: string | null;
  waitlistOfferId: string | null;
  subjectVersion: number;
  kind: string;
  audience: string;
  recipient: string;
  locale: string;
  timezone: string;
  detail: unknown;
  /** This attempt included. Also the fence: only the latest claim may write the result. */
  attempts: number;
  /** Minutes since the first attempt began. */
  minutesTrying: number;
  /** The database's clock at the claim, in milliseconds; no worker's own clock decides anything (case N9). */
  now: number;
}

interface ClaimedRow extends Omit<ClaimedMessage, "scope" | "now"> {
  tenantId: string;
  now: Date;
}

/** How long a claim holds: twice what the slowest send may take, little enough for a mail to survive a crash (N7). */
const claimSeconds = 30;

/**
 * Claims up to `limit` due messages: queued ones, and those whose worker died. Tenants take turns, so that one
 * business's thousand reminders do not keep another's confirmation waiting (N15). Two workers never get the same
 * row (N8): the rows are locked while they are picked, and picked again only when the claim has run out.
 */
export async function claimDue(limit: number): Promise<ClaimedMessage[]> {
  const rows = await platformDb().$queryRaw<ClaimedRow[]>`
    WITH due AS (
      SELECT tenant_id, id, send_at, row_number() OVER (PARTITION BY tenant_id ORDER BY send_at, id) AS turn
      FROM message
      WHERE status IN ('queued', 'sending') AND send_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
    ), picked AS MATERIALIZED (
      SELECT m.tenant_id, m.id
      FROM message m JOIN due USING (tenant_id, id)
      WHERE m.status IN ('queued', 'sending') AND (m.claimed_until IS NULL OR m.claimed_until <= now())
      ORDER BY due.turn, due.send_at
      LIMIT ${limit}
      FOR UPDATE OF m SKIP LOCKED
    )
    UPDATE message m
    SET status = 'sending',
        attempts = m.attempts + 1,
        first_attempt_at = COALESCE(m.first_attempt_at, now()),
        claimed_until = now() + make_interval(secs => ${claimSeconds})
    FROM picked p
    WHERE m.tenant_id = p.tenant_id AND m.id = p.id
    RETURNING m.tenant_id AS "tenantId", m.id, m.booking_id AS "bookingId", m.invitation_id AS "invitationId",
      m.waitlist_entry_id AS "waitlistEntryId", m.waitlist_offer_id AS "waitlistOfferId",
      m.subject_version AS "subjectVersion", m.kind, m.audience, m.recipient, m.locale, m.timezone, m.detail,
      m.attempts, floor(extract(epoch FROM now() - m.first_attempt_at) / 60)::int AS "minutesTrying", now() AS now`;
  return rows.map(({ tenantId, now, ...row }) => ({
    ...row,
    scope: mintScope(tenantId),
    now: now.getTime(),
  }));
}

export type Outcome =
  | { status: "sent"; vendorId: string | null }
  /** A later version made it wrong, or it came too late. */
  | { status: "dropped"; outcome: string }
  | { status: "failed"; outcome: string }
  | { status: "queued"; outcome: string; waitSeconds: number };

/** Writes what became of an attempt. @returns false where the claim was lost meanwhile: then another worker writes it. */
export async function recordOutcome(message: ClaimedMessage, result: Outcome): Promise<boolean> {
  const { scope, id, attempts } = message;
  const outcome = "outcome" in result ? result.outcome : "";
  const vendorId = result.status === "sent" ? result.vendorId : null;
  const wait = result.status === "queued" ? result.waitSeconds : null;
  const changed = await withTenant(
    scope,
    (tx) => tx.$executeRaw`
      UPDATE message
      SET status = ${result.status},
          outcome = ${outcome},
          vendor_id = COALESCE(${vendorId}, vendor_id),
          sent_at = CASE WHEN ${result.status} = 'sent' THEN now() ELSE sent_at END,
          claimed_until = now() + make_interval(secs => ${wait}::int)
      WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${id}::uuid
        AND status = 'sending' AND attempts = ${attempts}`,
  );
  return changed === 1;
}
