import { z } from "zod";
import { ownedBy } from "#lib/agenda/data.ts";
import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { cameOf } from "#lib/booking/outcome.ts";
import { readStatus } from "#lib/booking/states.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid, showId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { Attendee } from "./session.ts";

/** One occurrence of a group service, with everybody who has a place in it. */
export interface Roster {
  id: string;
  open: boolean;
  /** Minutes since the epoch. */
  from: number;
  to: number;
  service: { slug: string; name: string; capacity: number };
  place: string;
  /** Everybody who holds it, by name. */
  staff: string[];
  rooms: string[];
  /** Seats sold, held ones included. */
  taken: number;
  capacity: number;
  people: Attendee[];
}

const storedAnswers = z.record(z.string(), z.string());

/** A session by its id; null for what is foreign, unknown or out of the viewer's reach (T1). @throws TryAgain */
export async function loadRoster(
  scope: TenantScope,
  viewer: Viewer,
  id: string,
  now: Date = new Date(),
): Promise<Roster | null> {
  if (!isUuid(id)) return null;
  const { tenantId } = scope;
  const reached = reachedStaff(viewer, "booking:read");
  return withTenant(scope, async (tx) => {
    const row = await tx.session.findFirst({
      where: { tenantId, id, ...ownedBy(reached) },
      include: {
        service: { select: { slug: true, name: true, capacity: true, location: { select: { name: true } } } },
        staff: { select: { id: true, name: true } },
        seats: {
          where: { live: true, OR: [{ holdExpiresAt: null }, { holdExpiresAt: { gt: now } }] },
          select: { id: true },
        },
        allocations: {
          where: { state: { in: ["held", "confirmed"] } },
          select: { laneKind: true, laneId: true },
        },
        bookings: {
          where: { status: { in: ["held", "confirmed", "completed", "no_show"] } },
          orderBy: [{ customerName: "asc" }, { id: "asc" }],
        },
      },
    });
    if (!row) return null;
    const lanes = (kind: string) =>
      row.allocations.filter(({ laneKind }) => laneKind === kind).map(({ laneId }) => laneId);
    const people = await tx.staff.findMany({
      where: { tenantId, id: { in: lanes("staff") } },
      orderBy: [{ position: "asc" }, { slug: "asc" }],
      select: { name: true },
    });
    const rooms = await tx.resourceUnit.findMany({
      where: { tenantId, id: { in: lanes("resource_unit") } },
      select: { number: true, resource: { select: { name: true, units: { select: { id: true } } } } },
    });
    return {
      id: row.id,
      open: row.state === "open",
      from: minuteFloor(row.startsAt),
      to: minuteFloor(row.endsAt),
      service: { slug: row.service.slug, name: row.service.name, capacity: row.service.capacity },
      place: row.service.location.name,
      staff: people.length > 0 ? people.map(({ name }) => name) : row.staff ? [row.staff.name] : [],
      rooms: rooms.map(({ number, resource }) =>
        resource.units.length > 1 ? `${resource.name} ${number}` : resource.name,
      ),
      taken: row.seats.length,
      capacity: row.capacity,
      people: row.bookings.map((booking) => ({
        id: showId("booking", booking.id),
        version: booking.version,
        name: booking.customerName,
        email: booking.customerEmail,
        phone: booking.customerPhone,
        party: booking.party,
        status: readStatus(booking.status),
        came: cameOf(booking),
        note: booking.staffNote,
        answers: Object.values(storedAnswers.parse(booking.answers)),
      })),
    };
  });
}
