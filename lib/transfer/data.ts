import { longestAllocation } from "#lib/availability/busy-query.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readId } from "#lib/ids.ts";
import type { Catalogue } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { createOccupancy, type Occupancy } from "./occupancy.ts";
import { type BookingState, type KnownBooking, type KnownSession, ownKey } from "./plan-bookings.ts";
import type { KnownCustomer, KnownCustomers } from "./plan-customers.ts";

const page = 5_000;

/** Every row of a table in pages by id, so that no single query runs into its time limit. */
async function inPages<T extends { id: string }>(
  read: (after: string | undefined) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let last: string | undefined; ; ) {
    const rows = await read(last);
    all.push(...rows);
    if (rows.length < page) return all;
    last = rows.at(-1)?.id;
  }
}

interface Span {
  from: number;
  to: number;
}

/** What of the business a file can touch: a time, and bookings by what they are called. */
export interface Reach {
  span: Span | null;
  keys: readonly string[];
}

/** What is here around the times of a file, and what it calls by a name. @throws TryAgain */
export async function readBookingState(
  scope: TenantScope,
  catalogue: Catalogue,
  { span, keys }: Reach,
  now: number,
): Promise<BookingState> {
  const { staff } = catalogue;
  const lanes = createOccupancy();
  if (!span) return { bookings: [], sessions: [], lanes, staff };
  const around = { startsAt: { gte: minuteToDate(span.from), lt: minuteToDate(span.to) } };
  const found = await inPages((after) => readBookings(scope, around, after));
  // A booking that the file calls by its name may have moved far away.
  const seen = new Set(found.flatMap(({ id, externalKey }) => [ownKey(id), externalKey]));
  const named = keys.filter((key) => !seen.has(key));
  for (let from = 0; from < named.length; from += page) {
    const some = named.slice(from, from + page);
    const ids = some.flatMap((key) => readId("booking", key.replace(/^id:/, "")) ?? []);
    found.push(...(await readBookings(scope, { OR: [{ externalKey: { in: some } }, { id: { in: ids } }] })));
  }
  await readLanes(scope, span, now, lanes);
  const bookings = [...new Map(found.map((booking) => [booking.id, booking])).values()];
  return { bookings, sessions: await readSessions(scope, span), lanes, staff };
}

const readBookings = async (
  scope: TenantScope,
  which: Prisma.BookingWhereInput,
  after?: string,
): Promise<KnownBooking[]> =>
  (
    await withTenant(scope, (tx) =>
      tx.booking.findMany({
        where: { tenantId: scope.tenantId, ...which, ...(after ? { id: { gt: after } } : {}) },
        orderBy: { id: "asc" },
        take: page,
        select: {
          id: true,
          externalKey: true,
          status: true,
          startsAt: true,
          serviceId: true,
          staffId: true,
          customerName: true,
          staffNote: true,
          customer: { select: { emailKey: true } },
        },
      }),
    )
  ).map(({ startsAt, customerName, staffNote, customer, ...row }) => ({
    ...row,
    start: minuteFloor(startsAt),
    emailKey: customer.emailKey,
    name: customerName,
    note: staffNote,
  }));

async function readLanes(scope: TenantScope, span: Span, now: number, lanes: Occupancy): Promise<void> {
  const { tenantId } = scope;
  const around = {
    occupiedFrom: { gt: minuteToDate(span.from - longestAllocation), lt: minuteToDate(span.to) },
  };
  const taken = await inPages((after) =>
    withTenant(scope, (tx) =>
      tx.allocation.findMany({
        where: {
          tenantId,
          state: { in: ["held", "confirmed"] },
          ...around,
          ...(after ? { id: { gt: after } } : {}),
        },
        orderBy: { id: "asc" },
        take: page,
        select: {
          id: true,
          laneId: true,
          startsAt: true,
          endsAt: true,
          bookingId: true,
          holdExpiresAt: true,
        },
      }),
    ),
  );
  for (const { laneId, startsAt, endsAt, bookingId, holdExpiresAt } of taken) {
    if (holdExpiresAt && minuteFloor(holdExpiresAt) <= now) continue;
    const booking = bookingId ? { booking: bookingId } : {};
    lanes.add(laneId, { from: minuteFloor(startsAt), to: minuteFloor(endsAt), ...booking });
  }
  const blocks = await withTenant(scope, (tx) =>
    tx.block.findMany({
      where: {
        tenantId,
        releasedAt: null,
        startsAt: { gt: minuteToDate(span.from - longestAllocation), lt: minuteToDate(span.to) },
      },
      select: { staffId: true, unitId: true, startsAt: true, endsAt: true },
    }),
  );
  for (const { staffId, unitId, startsAt, endsAt } of blocks)
    lanes.add(staffId ?? unitId ?? "", { from: minuteFloor(startsAt), to: minuteCeil(endsAt) });
}

const readSessions = async (scope: TenantScope, span: Span): Promise<KnownSession[]> =>
  (
    await withTenant(scope, (tx) =>
      tx.session.findMany({
        where: {
          tenantId: scope.tenantId,
          state: "open",
          startsAt: { gte: minuteToDate(span.from), lt: minuteToDate(span.to) },
        },
        include: { seats: { where: { live: true }, select: { id: true } } },
      }),
    )
  ).map(({ serviceId, staffId, startsAt, capacity, seats }) => ({
    serviceId,
    staffId,
    start: minuteFloor(startsAt),
    seatsLeft: capacity - seats.length,
  }));

/** Everybody who is here; merged records lead to the one they were merged into. @throws TryAgain */
export async function readKnownCustomers(scope: TenantScope): Promise<KnownCustomers> {
  const rows = await inPages((after) =>
    withTenant(scope, (tx) =>
      tx.customer.findMany({
        where: { tenantId: scope.tenantId, ...(after ? { id: { gt: after } } : {}) },
        orderBy: { id: "asc" },
        take: page,
        select: {
          id: true,
          emailKey: true,
          phoneKey: true,
          name: true,
          phone: true,
          note: true,
          mergedIntoId: true,
        },
      }),
    ),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byEmail = new Map<string, KnownCustomer>();
  const byPhone = new Map<string, KnownCustomer[]>();
  for (const row of rows) {
    const { id, name, phone, note } = (row.mergedIntoId && byId.get(row.mergedIntoId)) || row;
    const known = { id, name, phone, note };
    if (row.emailKey) byEmail.set(row.emailKey, known);
    const key = row.phoneKey ?? row.phone;
    if (key) byPhone.set(key, [...(byPhone.get(key) ?? []), known]);
  }
  return { byEmail, byPhone };
}

export const readSetup = (scope: TenantScope): Promise<Catalogue> =>
  withTenant(scope, (tx) => readCatalogue(tx, scope));

/** One import with everything that decides how it is read; null for a foreign or unknown id. */
export const readImport = (tx: Tx, scope: TenantScope, id: string) =>
  tx.import.findUnique({ where: { tenantId_id: { tenantId: scope.tenantId, id } } });

export type ImportFile = NonNullable<Awaited<ReturnType<typeof readImport>>>;
