import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { readPaid } from "#lib/payments/data.ts";
import { queueRefund } from "#lib/payments/outbox.ts";
import { type Actor, isBusiness } from "./actor.ts";
import type { BookingRow } from "./change.ts";
import { cancellationOf, readCustomerMoves } from "./data.ts";

/**
 * Gives back what a booking's policy says when it ends now (design 7): all of it where the business ends it, or nobody
 * answered. Written in the same transaction as the end. @returns minor units
 */
export async function refundAtEnd(
  tx: Tx,
  scope: TenantScope,
  booking: BookingRow,
  actor: Actor,
  at: Date,
): Promise<number> {
  const paid = await readPaid(tx, scope, booking.id);
  if (paid.captured === 0) return 0;
  const by = isBusiness(actor) || actor.kind === "system" ? "business" : "customer";
  const moves = await readCustomerMoves(tx, scope, booking.id);
  const { refund } = cancellationOf(booking, { moves, paid, by, at });
  if (refund.amount === 0) return 0;
  const cause = by === "business" ? "business" : "policy";
  return queueRefund(tx, scope, { bookingId: booking.id, amount: refund.amount, cause, actor });
}
