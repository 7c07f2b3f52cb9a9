import type { Actor } from "#lib/booking/actor.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import type { PlacementRequest } from "#lib/booking/request.ts";
import { platformDb } from "#lib/db/client.ts";
import { type FixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import type { Booker } from "./booker.ts";

export const owner: Actor & { kind: "member" } = {
  kind: "member",
  userId: "0190a5d0-0000-7000-8000-00000000000a",
  role: "owner",
  staffId: null,
};

/** A member who sees one calendar only. */
export const staffOf = (staffId: string): typeof owner => ({ ...owner, role: "staff", staffId });

export const mailbox = (address: string) => ({ address, key: address.toLowerCase() });

let hour = 30;

/** Books the next hour and tells whose record the booking is on. Customers book for themselves unless `actor` says otherwise. */
export async function books(
  { scope, tenantId }: FixtureTenant,
  customer: Booker,
  change: Partial<Omit<PlacementRequest, "customer">> = {},
): Promise<{ customer: string; booking: string }> {
  const placed = await placeBooking(scope, { ...wish(inHours(++hour)), ...change, customer });
  if (!placed.ok) throw new Error(`${placed.error.code} ${placed.error.detail ?? ""}`);
  const booking = placed.value.bookingId;
  const row = await platformDb().booking.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: booking } },
  });
  return { customer: row.customerId, booking };
}
