import { platformDb, type Tx } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { freeTime } from "./seats.ts";

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
      if (await withTenantSerializable(scope, (tx) => expire(tx, scope, id, now))) ended += 1;
    } catch (error) {
      // One booking that cannot be ended must not keep the others' time.
      logFor({ job: "expire-holds", tenant: tenantId }).error({ booking: id, err: error }, "hold not ended");
    }
  }
  return ended;
}

/** False where it was confirmed, cancelled or expired by somebody else meanwhile. */
async function expire(tx: Tx, scope: TenantScope, bookingId: string, now: Date): Promise<boolean> {
  const actor = { kind: "system" } as const;
  const loaded = await loadForChange(tx, scope, { bookingId, actor }, "expire");
  if (!loaded.ok) return false;
  const { booking, status } = loaded.value;
  if (!booking.holdExpiresAt || booking.holdExpiresAt > now) return false;
  const next = { status, holdReason: null, holdExpiresAt: null };
  if (!(await raiseVersion(tx, scope, booking, next, now))) return false;
  await freeTime(tx, scope, booking);
  const subject = { start: minuteFloor(booking.startsAt), ...booking };
  const told = async () =>
    messagesFor("expired", subject, await readCatalogue(tx, scope), { reminders: [] }, minuteFloor(now));
  await recordEvent(tx, scope, {
    bookingId,
    version: booking.version + 1,
    kind: "expired",
    actor,
    before: { status: booking.status },
    after: { status },
    messages: booking.holdReason === "approval" ? await told() : [],
  });
  return true;
}
