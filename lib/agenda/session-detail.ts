import { type BookingStatus, readStatus } from "#lib/booking/states.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid, showId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { ownedBy } from "./data.ts";
import { reachedStaff, type Viewer } from "./reach.ts";

/** One occurrence of a group service, with who comes. */
export interface SessionDetail {
  id: string;
  from: number;
  to: number;
  service: { slug: string; name: string };
  staff: { slug: string; name: string } | null;
  taken: number;
  capacity: number;
  participants: { id: string; name: string; email: string; party: number; status: BookingStatus }[];
}

/** A session by its id; null for what is foreign, unknown or out of the viewer's reach (T1). @throws TryAgain */
export async function loadSession(
  scope: TenantScope,
  viewer: Viewer,
  id: string,
): Promise<SessionDetail | null> {
  if (!isUuid(id)) return null;
  const reached = reachedStaff(viewer, "booking:read");
  return withTenant(scope, async (tx) => {
    const row = await tx.session.findFirst({
      where: { tenantId: scope.tenantId, id, ...ownedBy(reached) },
      include: {
        service: { select: { slug: true, name: true } },
        staff: { select: { slug: true, name: true } },
        seats: { where: { live: true }, select: { id: true } },
        bookings: {
          where: { status: { in: ["held", "confirmed", "completed", "no_show"] } },
          orderBy: { customerName: "asc" },
        },
      },
    });
    if (!row) return null;
    return {
      id: row.id,
      from: minuteFloor(row.startsAt),
      to: minuteFloor(row.endsAt),
      service: row.service,
      staff: row.staff,
      taken: row.seats.length,
      capacity: row.capacity,
      participants: row.bookings.map((booking) => ({
        id: showId("booking", booking.id),
        name: booking.customerName,
        email: booking.customerEmail,
        party: booking.party,
        status: readStatus(booking.status),
      })),
    };
  });
}
