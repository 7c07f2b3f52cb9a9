import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import type { Money } from "#lib/money.ts";
import { closeCheckouts } from "#lib/payments/outbox.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { isBusiness } from "./actor.ts";
import { type ChangeRequest, loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { refundAtEnd } from "./refund.ts";
import { freeTime } from "./seats.ts";
import { type BookingView, bookingView } from "./view.ts";

export interface CancelRequest extends ChangeRequest {
  reason?: string | undefined;
  /** Nobody is written to. */
  quiet?: boolean | undefined;
  /** It never took place: an import that is taken back. */
  withdrawn?: boolean | undefined;
}

/** A booking that was cancelled, and what goes back because of it. */
export type CancelledView = BookingView & { refund: Money };

/**
 * Cancels a booking and frees its time, with the mails and what goes back by the policy in the same transaction.
 * @throws TryAgain
 */
export const cancelBooking = (
  scope: TenantScope,
  request: CancelRequest,
  at: Date = new Date(),
): Promise<Result<CancelledView, Problem>> =>
  withTenantSerializable(scope, (tx) => cancelWithin(tx, scope, request, at));

/** The same inside a serializable transaction that is under way, for what cancels several at once, all or nothing. */
export async function cancelWithin(
  tx: Tx,
  scope: TenantScope,
  request: CancelRequest,
  at: Date,
): Promise<Result<CancelledView, Problem>> {
  const loaded = await loadForChange(tx, scope, request, request.withdrawn ? "withdraw" : "cancel");
  if (!loaded.ok) return loaded;
  const { booking, status } = loaded.value;
  if (!isBusiness(request.actor) && minuteFloor(booking.startsAt) < minuteCeil(at))
    return err(problem("illegal_transition", { detail: "This booking has already started." }));
  const reason = request.reason || null;
  const next = {
    status,
    cancelledAt: at,
    cancelReason: reason,
    cancelledBy: isBusiness(request.actor) ? "business" : "customer",
  };
  if (!(await raiseVersion(tx, scope, booking, next, at))) return err(problem("version_conflict"));
  await freeTime(tx, scope, booking);
  await closeCheckouts(tx, scope, booking.id);
  const amount = await refundAtEnd(tx, scope, booking, request.actor, at);
  const refund = { amount, currency: booking.currency };

  const row = { ...booking, ...next, version: booking.version + 1 };
  const view = bookingView(row);
  const subject = { start: minuteFloor(row.startsAt), ...row };
  const told = async () =>
    messagesFor(
      "cancelled",
      subject,
      await readCatalogue(tx, scope),
      { reminders: [] },
      minuteCeil(at) - 1,
      refund.amount > 0 ? { refund: String(refund.amount) } : {},
    );
  await recordEvent(tx, scope, {
    bookingId: row.id,
    version: row.version,
    kind: "cancelled",
    actor: request.actor,
    before: { status: booking.status },
    after: { status, reason, ...(refund.amount > 0 ? { refund } : {}) },
    messages: request.quiet ? [] : await told(),
  });
  return ok({ ...view, refund });
}
