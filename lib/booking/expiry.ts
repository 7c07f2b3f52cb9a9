import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import { closeCheckouts } from "#lib/payments/outbox.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { refundAtEnd } from "./refund.ts";
import { freeTime } from "./seats.ts";

/**
 * Ends a hold that ran out by `now`, or before its time where nobody can pay for it (`early`): its time is free, what was
 * paid goes back, and the customer is told. @returns false where it was confirmed, cancelled or ended by somebody else
 */
export async function expireWithin(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
  now: Date,
  early = false,
): Promise<boolean> {
  const actor = { kind: "system" } as const;
  const loaded = await loadForChange(tx, scope, { bookingId, actor }, "expire");
  if (!loaded.ok) return false;
  const { booking, status } = loaded.value;
  if (!booking.holdExpiresAt || (!early && booking.holdExpiresAt > now)) return false;
  const next = { status, holdReason: null, holdExpiresAt: null };
  if (!(await raiseVersion(tx, scope, booking, next, now))) return false;
  await freeTime(tx, scope, booking);
  await closeCheckouts(tx, scope, bookingId);
  const refund = await refundAtEnd(tx, scope, booking, actor, now);
  const subject = { start: minuteFloor(booking.startsAt), ...booking };
  const kind = booking.holdReason === "payment" ? "unpaid" : "expired";
  const messages = messagesFor(
    kind,
    subject,
    await readCatalogue(tx, scope),
    { reminders: [] },
    minuteFloor(now),
    refund > 0 ? { refund: String(refund) } : {},
  );
  await recordEvent(tx, scope, {
    bookingId,
    version: booking.version + 1,
    kind: "expired",
    actor,
    before: { status: booking.status },
    after: { status },
    // Whoever cannot pay hears so at once, on the page.
    messages: early ? [] : messages,
  });
  return true;
}
