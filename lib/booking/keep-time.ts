import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { BookingRow } from "./change.ts";
import { type HeldUntil, keepLanes } from "./lanes.ts";
import { keepSeats } from "./seats.ts";

/**
 * Makes all that a booking holds its own, or holds it on until an instant. The database's clock decides whether the
 * hold still runs (B10).
 * @returns false where the hold ran out, or a part of it is gone
 */
export async function keepTime(
  tx: Tx,
  scope: TenantScope,
  booking: BookingRow,
  until: HeldUntil = null,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ running: boolean }[]>`
    SELECT ${booking.holdExpiresAt}::timestamptz > now() AS running`;
  if (!row?.running) return false;
  if (until) return holdOn(tx, scope, booking, until);
  if (booking.sessionId) return (await keepSeats(tx, scope, booking.id)) === booking.party;
  return (await keepLanes(tx, scope, booking.id)) > 0;
}

async function holdOn(tx: Tx, { tenantId }: TenantScope, booking: BookingRow, until: Date): Promise<boolean> {
  const own = { tenantId, bookingId: booking.id };
  const data = { holdExpiresAt: until };
  const lanes = await tx.allocation.updateMany({ where: { ...own, state: "held" }, data });
  const seats = await tx.seat.updateMany({ where: { ...own, live: true }, data });
  return booking.sessionId ? seats.count === booking.party : lanes.count > 0;
}
