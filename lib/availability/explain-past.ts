import { customerOf } from "#lib/booking/limits.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { bookingThen, type Moment } from "./moment.ts";
import type { Minute, Span } from "./rules.ts";

/** What bookings were at an earlier moment, from their history: a booking row only knows the present. */

interface HoldRow {
  id: string;
  bookingId: string | null;
  state: string;
  holdExpiresAt: Date | null;
}

const historyUntil = (at: Date) => ({
  where: { createdAt: { lte: at } },
  orderBy: { version: "asc" as const },
  select: { after: true },
});

/**
 * Ids of the allocations that were holds at the moment. What is a hold still was one then; of what was confirmed or
 * given back since, only the booking's history knows.
 */
export async function readPastHolds(
  tx: Tx,
  scope: TenantScope,
  rows: readonly HoldRow[],
  { at }: Moment,
): Promise<Set<string>> {
  const held = new Set(rows.filter(({ state }) => state === "held").map(({ id }) => id));
  const asked = rows.filter(
    ({ id, bookingId, holdExpiresAt }) => bookingId && holdExpiresAt && !held.has(id),
  );
  if (at === null || asked.length === 0) return held;
  const bookings = await tx.booking.findMany({
    where: { tenantId: scope.tenantId, id: { in: asked.flatMap(({ bookingId }) => bookingId ?? []) } },
    select: { id: true, status: true, startsAt: true, createdAt: true, events: historyUntil(at) },
  });
  const holding = new Set(bookings.filter((row) => bookingThen(row).status === "held").map(({ id }) => id));
  for (const { id, bookingId } of asked) if (holding.has(bookingId ?? "")) held.add(id);
  return held;
}

/**
 * The service's bookings that were to begin in these weeks at a moment, with their status then. Those that begin there
 * now, and those that were moved since: there are no others.
 */
export async function readPastStarts(
  tx: Tx,
  scope: TenantScope,
  { serviceId, weeks, at }: { serviceId: string; weeks: Span; at: Date },
): Promise<{ status: string; from: Minute }[]> {
  const { tenantId } = scope;
  const moved = await tx.bookingEvent.findMany({
    where: { tenantId, kind: "moved", createdAt: { gt: at }, booking: { serviceId } },
    select: { bookingId: true },
    distinct: ["bookingId"],
  });
  const rows = await tx.booking.findMany({
    where: {
      tenantId,
      serviceId,
      createdAt: { lte: at },
      OR: [
        { startsAt: { gte: minuteToDate(weeks.from), lt: minuteToDate(weeks.to) } },
        { id: { in: moved.map(({ bookingId }) => bookingId) } },
      ],
    },
    select: { status: true, startsAt: true, createdAt: true, events: historyUntil(at) },
  });
  return rows.map(bookingThen).filter(({ from }) => weeks.from <= from && from < weeks.to);
}

/** How many live bookings of a service a person had ahead at a moment; `customerBookings` for the present. */
export async function countPastAhead(
  tx: Tx,
  scope: TenantScope,
  { serviceId, emailKey, at }: { serviceId: string; emailKey: string; at: Date },
): Promise<number> {
  const customerId = await customerOf(tx, scope, emailKey);
  if (customerId === null) return 0;
  const rows = await tx.booking.findMany({
    where: { tenantId: scope.tenantId, serviceId, createdAt: { lte: at }, customerId },
    select: { status: true, startsAt: true, createdAt: true, events: historyUntil(at) },
  });
  return rows
    .map(bookingThen)
    .filter(({ status, from }) => (status === "held" || status === "confirmed") && minuteToDate(from) >= at)
    .length;
}
