import type { TenantScope } from "#lib/db/scope.ts";
import { customerKey } from "#lib/email/address.ts";
import type { Problem } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";
import { consume, peek } from "#lib/security/rate-limit.ts";
import { placeBooking } from "./placement.ts";
import type { Placed, PlacementRequest } from "./request.ts";
import type { BookingInput } from "./schema.ts";

/**
 * A booking by somebody unknown, from the page or the API. Every booking mails the address that was typed, so
 * what one address can be booked at one business in a day is capped (case N17); only bookings made count.
 */
export async function placePublicBooking(
  scope: TenantScope,
  request: Omit<PlacementRequest, "actor" | "customer"> & Pick<BookingInput, "customer">,
  at: Date,
): Promise<Result<Placed, Problem>> {
  const subject = `${scope.tenantId} ${customerKey(request.customer.email)}`;
  const placed = await placeBooking(scope, { ...request, actor: { kind: "customer" } }, at, () =>
    peek("booking:made", subject),
  );
  if (placed.ok && !placed.value.replayed) await consume("booking:made", subject);
  return placed;
}
