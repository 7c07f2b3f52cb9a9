import { ownedBy } from "#lib/agenda/data.ts";
import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { snapshotName } from "#lib/agenda/snapshot.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { type BookingStatus, readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid, readId, showId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import {
  type CustomerCounts,
  countBookings,
  customerInReach,
  type FoundCustomer,
  findCustomers,
} from "./data.ts";
import type { CustomersQuery } from "./schema.ts";
import { searchWords } from "./words.ts";

/** A customer in a list. Minutes since the epoch. */
export interface CustomerLine {
  /** `cus_…` */
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  note: string;
  blocked: boolean;
  bookings: number;
  visits: number;
  noShows: number;
  lastVisit: number | null;
  nextBooking: number | null;
}

const minuteOf = (date: Date | null): number | null => date && minuteFloor(date);

const lineOf = (row: FoundCustomer, counts: CustomerCounts): CustomerLine => ({
  id: showId("customer", row.id),
  name: row.name,
  email: row.email || null,
  phone: row.phone,
  note: row.note,
  blocked: row.blocked,
  bookings: counts.bookings,
  visits: counts.visits,
  noShows: counts.noShows,
  lastVisit: minuteOf(counts.lastVisit),
  nextBooking: minuteOf(counts.nextBooking),
});

const pageSize = 40;
const mostSuggested = 6;

async function linesOf(
  tx: Tx,
  scope: TenantScope,
  rows: readonly FoundCustomer[],
  of: { reached: readonly string[] | null; now: Date },
): Promise<CustomerLine[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await countBookings(tx, scope, ids, of);
  return rows.map((row) => lineOf(row, counts(row.id)));
}

/** Customers by name, a page at a time, as far as the viewer may see. @throws TryAgain */
export const loadCustomers = (
  scope: TenantScope,
  viewer: Viewer,
  { query, now }: { query: CustomersQuery; now: Date },
): Promise<{ lines: CustomerLine[]; next: string | null }> => {
  const reached = reachedStaff(viewer, "customer:read");
  return withTenant(scope, async (tx) => {
    const rows = await findCustomers(tx, scope, {
      words: searchWords(query.q ?? ""),
      reached,
      after: query.after === undefined ? null : readCursor(query.after),
      limit: pageSize + 1,
    });
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return {
      lines: await linesOf(tx, scope, page, { reached, now }),
      next: rows.length > pageSize && last ? writeCursor(last) : null,
    };
  });
};

/** The first few that fit what was typed into a form; nobody for less than two letters. @throws TryAgain */
export const suggestCustomers = (
  scope: TenantScope,
  viewer: Viewer,
  { text, now }: { text: string; now: Date },
): Promise<CustomerLine[]> => {
  const words = searchWords(text);
  if (words.join("").length < 2) return Promise.resolve([]);
  const reached = reachedStaff(viewer, "customer:read");
  return withTenant(scope, async (tx) => {
    const rows = await findCustomers(tx, scope, { words, reached, after: null, limit: mostSuggested });
    return linesOf(tx, scope, rows, { reached, now });
  });
};

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
  viewer: Actor & { kind: "member" },
  shownId: string,
  now: Date,
): Promise<CustomerView | null> {
  const id = readId("customer", shownId);
  if (!id || !isUuid(id)) return null;
  const reached = reachedStaff(viewer, "customer:read");
  return withTenant(scope, async (tx) => {
    const row = await customerInReach(tx, scope, viewer, id);
    if (!row) return null;
    const counts = (await countBookings(tx, scope, [row.id], { reached, now }))(row.id);
    const merged = await readMerged(tx, scope, row.id);
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
    const blocking = row.blockedAt ? row : merged.find(({ blocked }) => blocked);
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
