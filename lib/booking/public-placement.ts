import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { customerKey } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { openCheckout } from "#lib/payments/checkout.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { consume, peek } from "#lib/security/rate-limit.ts";
import { expireWithin } from "./expiry.ts";
import { placeBooking } from "./placement.ts";
import type { Placed, PlacementRequest } from "./request.ts";
import type { BookingInput } from "./schema.ts";

/** A booking, and where it is paid for; null where nothing is due, or the page is not there yet. */
export interface PublicPlaced extends Placed {
  checkoutUrl: string | null;
}

/**
 * A booking by somebody unknown, from the page or the API. Every booking mails the address that was typed, so
 * what one address can be booked at one business in a day is capped (case N17); only bookings made count.
 */
export async function placePublicBooking(
  scope: TenantScope,
  request: Omit<PlacementRequest, "actor" | "customer"> & Pick<BookingInput, "customer">,
  at: Date,
): Promise<Result<PublicPlaced, Problem>> {
  const subject = `${scope.tenantId} ${customerKey(request.customer.email)}`;
  const placed = await placeBooking(scope, { ...request, actor: { kind: "customer" } }, at, () =>
    peek("booking:made", subject),
  );
  if (placed.ok && !placed.value.replayed) await consume("booking:made", subject);
  return placed.ok ? payable(scope, placed.value) : placed;
}

/**
 * Opens the page where the booking is paid, once it is committed: no network inside the transaction (design 4.2). Where
 * Stripe will never take this payment, nothing is booked; where it is only slow, the worker and the manage page go on.
 */
async function payable(scope: TenantScope, placed: Placed): Promise<Result<PublicPlaced, Problem>> {
  if (placed.view.status !== "held") return ok({ ...placed, checkoutUrl: null });
  const opened = await openCheckout(scope, placed.bookingId);
  if (opened.state === "refused") {
    await withTenantSerializable(scope, (tx) => expireWithin(tx, scope, placed.bookingId, new Date(), true));
    return err(problem("payment_not_possible", { detail: cannotPay }));
  }
  return ok({ ...placed, checkoutUrl: opened.state === "open" ? opened.url : null });
}

export const cannotPay =
  "This business cannot take payments at the moment, so nothing is booked. Please contact it directly.";
