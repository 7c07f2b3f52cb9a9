import { platformDb } from "#lib/db/client.ts";
import { mintScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { expireSession } from "#lib/stripe/pages.ts";
import { openCheckout } from "./checkout.ts";
import { runFee } from "./fees.ts";
import { runRefund } from "./refunding.ts";
import { syncSession } from "./sync.ts";

/** For one worker at once; the next pass goes on. */
const atOnce = 10;

interface ClaimedCheckout {
  tenantId: string;
  id: string;
  bookingId: string;
  account: string;
  sessionId: string | null;
  state: "wanted" | "open" | "closing";
}

/**
 * Checkouts that something is to be done for: pages that nobody has opened at Stripe yet, pages that nobody shall pay any
 * more, and pages that Stripe has said nothing of for a while, because events get lost (case P11). Claiming one moves its
 * next attempt away, further each time, so that a worker that dies leaves nothing behind. @returns how many
 */
export async function workOnCheckouts(): Promise<number> {
  const due = await platformDb().$queryRaw<ClaimedCheckout[]>`
    WITH due AS (
      SELECT tenant_id, id FROM checkout
       WHERE state IN ('wanted', 'open', 'closing') AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    UPDATE checkout c
       SET attempts = c.attempts + 1,
           next_attempt_at = now() + make_interval(secs => LEAST(600, 15 * power(2, LEAST(c.attempts, 6)))::int)
      FROM due WHERE c.tenant_id = due.tenant_id AND c.id = due.id
    RETURNING c.tenant_id AS "tenantId", c.id, c.booking_id AS "bookingId", c.stripe_account_id AS account,
              c.stripe_session_id AS "sessionId", c.state`;
  await Promise.all(due.map((one) => alone("checkouts", one, () => workOn(one))));
  return due.length;
}

async function workOn({
  tenantId,
  id,
  bookingId,
  account,
  sessionId,
  state,
}: ClaimedCheckout): Promise<void> {
  const scope = mintScope(tenantId);
  if (state === "wanted") await openCheckout(scope, bookingId);
  else if (sessionId === null) return;
  else {
    if (state === "closing") await expireSession(account, sessionId);
    await syncSession(scope, account, sessionId);
    if (state === "closing")
      // Paid or over, Stripe has the last word by now.
      await withTenant(scope, (tx) =>
        tx.checkout.updateMany({
          where: { tenantId, id, state: "closing" },
          data: { state: "closed", settledAt: new Date() },
        }),
      );
  }
}

/** Refunds that Stripe has to be told of, or was told of and has not finished. @returns how many */
export async function workOnRefunds(): Promise<number> {
  const due = await platformDb().$queryRaw<{ tenantId: string; id: string }[]>`
    WITH due AS (
      SELECT tenant_id, id FROM refund
       WHERE state IN ('wanted', 'pending') AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    UPDATE refund r
       SET attempts = r.attempts + 1,
           next_attempt_at = now() + make_interval(secs => LEAST(21600, 15 * power(3, LEAST(r.attempts, 8)))::int)
      FROM due WHERE r.tenant_id = due.tenant_id AND r.id = due.id
    RETURNING r.tenant_id AS "tenantId", r.id`;
  await Promise.all(
    due.map((one) => alone("refunds", one, () => runRefund(mintScope(one.tenantId), one.id))),
  );
  return due.length;
}

/** No-show fees that are to be charged. @returns how many */
export async function workOnFees(): Promise<number> {
  const due = await platformDb().$queryRaw<{ tenantId: string; id: string }[]>`
    WITH due AS (
      SELECT tenant_id, id FROM no_show_fee WHERE state = 'wanted' AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    UPDATE no_show_fee f
       SET attempts = f.attempts + 1,
           next_attempt_at = now() + make_interval(secs => LEAST(21600, 15 * power(3, LEAST(f.attempts, 8)))::int)
      FROM due WHERE f.tenant_id = due.tenant_id AND f.id = due.id
    RETURNING f.tenant_id AS "tenantId", f.id`;
  await Promise.all(due.map((one) => alone("fees", one, () => runFee(mintScope(one.tenantId), one.id))));
  return due.length;
}

/** What fails for one must not keep the others waiting; it is tried again. */
async function alone(
  job: string,
  { tenantId, id }: { tenantId: string; id: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    logFor({ job, tenant: tenantId }).error({ id, err: error }, "money not worked on");
  }
}
