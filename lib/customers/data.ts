import { ownedBy } from "#lib/agenda/data.ts";
import { type Reached, reachedStaff } from "#lib/agenda/reach.ts";
import type { Actor } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { Customer } from "#prisma/generated/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Whose customers an actor reaches: those with a booking in these calendars; null for everybody's (T1). */
export const reachOfActor = (actor: Actor): Reached =>
  actor.kind === "member" ? reachedStaff(actor, "customer:read") : null;

/** The condition that a customer has a booking in somebody's calendar, cancelled ones included. */
export const withBookingOf = (reached: Reached) =>
  reached === null ? {} : { bookings: { some: ownedBy(reached) } };

/** The record behind an id as it stands now: the one it was merged into, if it was. Null out of reach (T1). */
export async function customerInReach(
  tx: Tx,
  { tenantId }: TenantScope,
  reached: Reached,
  id: string,
): Promise<Customer | null> {
  const row = await tx.customer.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { mergedIntoId: true },
  });
  if (!row) return null;
  return tx.customer.findFirst({
    where: { tenantId, id: row.mergedIntoId ?? id, ...withBookingOf(reached) },
  });
}

/** Whether a record, or one that was merged into it, is blocked. */
export const isBlocked = async (tx: Tx, { tenantId }: TenantScope, id: string): Promise<boolean> =>
  (await tx.customer.count({
    where: { tenantId, blockedAt: { not: null }, OR: [{ id }, { mergedIntoId: id }] },
  })) > 0;

/** Where a page of the list ended. */
export interface CustomerCursor {
  nameKey: string;
  id: string;
}

export interface CustomerSearch {
  /** All of them have to fit (words.ts). Empty: everybody. */
  words: readonly string[];
  reached: Reached;
  after: CustomerCursor | null;
  limit: number;
}

export interface FoundCustomer {
  id: string;
  name: string;
  nameKey: string;
  email: string;
  phone: string | null;
  note: string;
  blocked: boolean;
}

/** Larger than every text that begins with a prefix, byte by byte. */
const end = (prefix: string): string => `${prefix}\u{10FFFF}`;

/**
 * Customers by name, a page at a time. Each word is a range of the index of words, and a merged record's words find the one
 * it was merged into. Written by hand: every condition has to be one that row-level security lets an index answer, and whom
 * the words find has to be known first. Walking the names until enough of them fit takes a second where all are Zoë.
 */
export function findCustomers(
  tx: Tx,
  { tenantId }: TenantScope,
  { words, reached, after, limit }: CustomerSearch,
): Promise<FoundCustomer[]> {
  const ranges = words.map(
    (word) => Prisma.sql`SELECT DISTINCT w.finds_id FROM customer_word w
      WHERE w.tenant_id = ${tenantId}::uuid AND w.word >= ${word} AND w.word < ${end(word)}`,
  );
  const own =
    reached === null
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (
          SELECT FROM booking b
          WHERE b.tenant_id = c.tenant_id AND b.customer_id = c.id AND ${bookingOf(reached)})`;
  const later = after
    ? Prisma.sql`AND (c.name_key, c.id) > (${after.nameKey}, ${after.id}::uuid)`
    : Prisma.empty;
  return tx.$queryRaw<FoundCustomer[]>`
    ${words.length === 0 ? Prisma.empty : Prisma.sql`WITH found AS MATERIALIZED (${Prisma.join(ranges, " INTERSECT ")})`}
    SELECT c.id, c.name, c.name_key AS "nameKey", c.email, c.phone, c.note,
      c.blocked_at IS NOT NULL OR EXISTS (
        SELECT FROM customer m
        WHERE m.tenant_id = c.tenant_id AND m.merged_into_id = c.id AND m.blocked_at IS NOT NULL) AS blocked
    FROM customer c ${words.length === 0 ? Prisma.empty : Prisma.sql`JOIN found f ON f.finds_id = c.id`}
    WHERE c.tenant_id = ${tenantId}::uuid AND c.merged_into_id IS NULL ${own} ${later}
    ORDER BY c.name_key, c.id
    LIMIT ${limit}`;
}

/** `ownedBy` in SQL: a booking (alias `b`) in one of these calendars. */
const bookingOf = (reached: readonly string[]): Prisma.Sql => Prisma.sql`(
  b.staff_id = ANY(${reached}::uuid[]) OR EXISTS (
    SELECT FROM allocation a
    WHERE a.tenant_id = b.tenant_id AND a.booking_id = b.id AND a.lane_kind = 'staff'
      AND a.lane_id = ANY(${reached}::uuid[]) AND a.state IN ('held', 'confirmed')))`;

/** What a customer's bookings say of them; counted, not kept, so that it is never out of date. */
export interface CustomerCounts {
  bookings: number;
  /** Bookings that took place, or at least were not missed. */
  visits: number;
  noShows: number;
  /** Those the customer cancelled. */
  cancelled: number;
  lastVisit: Date | null;
  nextBooking: Date | null;
}

const none: CustomerCounts = {
  bookings: 0,
  visits: 0,
  noShows: 0,
  cancelled: 0,
  lastVisit: null,
  nextBooking: null,
};

/** Counts for some customers, over the bookings within reach. */
export async function countBookings(
  tx: Tx,
  { tenantId }: TenantScope,
  ids: readonly string[],
  { reached, now }: { reached: Reached; now: Date },
): Promise<(id: string) => CustomerCounts> {
  if (ids.length === 0) return () => none;
  const own = reached === null ? Prisma.empty : Prisma.sql`AND ${bookingOf(reached)}`;
  const rows = await tx.$queryRaw<(CustomerCounts & { id: string })[]>`
    SELECT b.customer_id AS id,
      count(*)::int AS bookings,
      count(*) FILTER (WHERE came)::int AS visits,
      count(*) FILTER (WHERE b.status = 'no_show')::int AS "noShows",
      count(*) FILTER (WHERE b.status = 'cancelled' AND b.cancelled_by = 'customer')::int AS cancelled,
      max(b.starts_at) FILTER (WHERE came) AS "lastVisit",
      min(b.starts_at) FILTER (WHERE b.status IN ('held', 'confirmed') AND b.starts_at > ${now}) AS "nextBooking"
    FROM booking b
      CROSS JOIN LATERAL (
        SELECT b.status = 'completed' OR (b.status = 'confirmed' AND b.ends_at <= ${now}) AS came) AS visit
    WHERE b.tenant_id = ${tenantId}::uuid AND b.customer_id = ANY(${ids}::uuid[]) ${own}
    GROUP BY b.customer_id`;
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return (id) => byId.get(id) ?? none;
}
