import { ownedBy } from "#lib/agenda/data.ts";
import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { snapshotName } from "#lib/agenda/snapshot.ts";
import { type BookingStatus, readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readId, showId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { countBookings, customerInReach, isBlocked } from "./data.ts";
import { type CustomerLine, lineOf } from "./loaders.ts";

export interface CustomerBooking {
  id: string;
  from: number;
  to: number;
  status: BookingStatus;
  service: { slug: string; name: string };
  staff: { slug: string; name: string } | null;
  price: { amount: number; currency: string };
}

/** A record that was merged into the one that is shown, and how to take that back. */
export interface MergedRecord {
  merge: string;
  name: string;
  email: string | null;
  phone: string | null;
  note: string;
  at: number;
}

/** All that the team sees of one customer. */
export interface CustomerView extends CustomerLine {
  cancelled: number;
  blockedReason: string;
  since: number;
  /** What is to come, soonest first, and what was, latest first. */
  ahead: CustomerBooking[];
  past: CustomerBooking[];
  merged: MergedRecord[];
}

const mostShown = 100;

/** One customer by the shown id; null for what is foreign, unknown or out of the viewer's reach (T1). @throws TryAgain */
export async function loadCustomer(
  scope: TenantScope,
  viewer: Viewer,
  shownId: string,
  now: Date,
): Promise<CustomerView | null> {
  const id = readId("customer", shownId);
  if (!id) return null;
  const reached = reachedStaff(viewer, "customer:read");
  return withTenant(scope, async (tx) => {
    const row = await customerInReach(tx, scope, reached, id);
    if (!row) return null;
    const merged = await readMerged(tx, scope, row.id);
    const blocking = row.blockedAt ? row : merged.find(({ blocked }) => blocked);
    const counts = (await countBookings(tx, scope, [row.id], { reached, now }))(row.id);
    const own = { tenantId: scope.tenantId, customerId: row.id, ...ownedBy(reached) };
    const include = { service: { select: { slug: true } }, staff: { select: { slug: true, name: true } } };
    const past = await tx.booking.findMany({
      where: { AND: [own, { OR: [{ endsAt: { lte: now } }, { NOT: { status: { in: live } } }] }] },
      orderBy: [{ startsAt: "desc" }, { id: "desc" }],
      take: mostShown,
      include,
    });
    const ahead = await tx.booking.findMany({
      where: { AND: [own, { endsAt: { gt: now }, status: { in: live } }] },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: mostShown,
      include,
    });
    const bookingOf = (booking: (typeof past)[number]): CustomerBooking => ({
      id: showId("booking", booking.id),
      from: minuteFloor(booking.startsAt),
      to: minuteFloor(booking.endsAt),
      status: readStatus(booking.status),
      service: { slug: booking.service.slug, name: snapshotName(booking.serviceSnapshot) },
      staff: booking.staff,
      price: { amount: booking.price, currency: booking.currency },
    });
    return {
      ...lineOf({ ...row, blocked: blocking !== undefined }, counts),
      cancelled: counts.cancelled,
      blockedReason: blocking?.blockedReason ?? "",
      since: minuteFloor(row.createdAt),
      ahead: ahead.map(bookingOf),
      past: past.map(bookingOf),
      merged,
    };
  });
}

const live = ["held", "confirmed"];

/** What stands merged into a record, directly or by way of another, the latest first. */
async function readMerged(tx: Tx, { tenantId }: TenantScope, id: string) {
  const rows = await tx.customer.findMany({
    where: { tenantId, mergedIntoId: id },
    include: { mergedIn: { where: { undoneAt: null } } },
  });
  return rows
    .flatMap((row) =>
      row.mergedIn.map((merge) => ({
        merge: merge.id,
        name: row.name,
        email: row.email || null,
        phone: row.phone,
        note: row.note,
        at: minuteFloor(merge.mergedAt),
        blocked: row.blockedAt !== null,
        blockedReason: row.blockedReason,
      })),
    )
    .sort((a, b) => b.at - a.at);
}

/** The line of one customer, for a form that books them again; null out of reach. @throws TryAgain */
export async function loadCustomerLine(
  scope: TenantScope,
  viewer: Viewer,
  shownId: string,
  now: Date,
): Promise<CustomerLine | null> {
  const id = readId("customer", shownId);
  if (!id) return null;
  const reached = reachedStaff(viewer, "customer:read");
  return withTenant(scope, async (tx) => {
    const row = await customerInReach(tx, scope, reached, id);
    if (!row) return null;
    const counts = await countBookings(tx, scope, [row.id], { reached, now });
    return lineOf({ ...row, blocked: await isBlocked(tx, scope, row.id) }, counts(row.id));
  });
}
