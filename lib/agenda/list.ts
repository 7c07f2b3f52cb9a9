import { z } from "zod";
import { dateField } from "#lib/availability/schema.ts";
import { slugField } from "#lib/booking/schema.ts";
import { type BookingStatus, bookingStatuses, readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isReference, isUuid, readId, showId } from "#lib/ids.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { startOfDay } from "#lib/time/local-day.ts";
import { ownedBy } from "./data.ts";
import { type Reached, reachedStaff, type Viewer } from "./reach.ts";
import { snapshotName } from "./snapshot.ts";

const cursorField = z
  .string()
  .max(60)
  .regex(/^\d{1,10}\.[0-9a-f-]{36}$/);

/** The list's state, all of it in its address; what does not fit is as good as absent. */
export const listQuery = z.object({
  q: z.string().max(120).optional().catch(undefined),
  status: z
    .enum(["upcoming", "all", ...bookingStatuses])
    .optional()
    .catch(undefined),
  service: slugField.optional().catch(undefined),
  staff: slugField.optional().catch(undefined),
  from: dateField.optional().catch(undefined),
  to: dateField.optional().catch(undefined),
  after: cursorField.optional().catch(undefined),
});

export type ListQuery = z.output<typeof listQuery>;

export interface BookingLine {
  id: string;
  from: number;
  to: number;
  status: BookingStatus;
  customer: string;
  email: string;
  service: string;
  staff: string | null;
  party: number;
  price: { amount: number; currency: string };
}

export interface BookingList {
  lines: BookingLine[];
  /** What `after` must be for the next page; null on the last. */
  next: string | null;
}

const pageSize = 40;

/** Whether the list goes forward in time: what is ahead does, everything else shows the latest first. */
export const goesForward = (query: ListQuery): boolean => (query.status ?? "upcoming") === "upcoming";

const statusWhere = (query: ListQuery, now: Date) => {
  const status = query.status ?? "upcoming";
  if (status === "upcoming") return { status: { in: ["held", "confirmed"] }, endsAt: { gt: now } };
  return status === "all" ? {} : { status };
};

/** The bookings behind the short reference that customers are given to quote (lib/ids.ts). */
async function idsByReference(tx: Tx, scope: TenantScope, q: string | undefined): Promise<string[]> {
  const reference = q?.trim().toLowerCase() ?? "";
  if (!isReference(reference)) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking WHERE tenant_id = ${scope.tenantId}::uuid AND right(id::text, 8) = ${reference} LIMIT 20`;
  return rows.map((row) => row.id);
}

const searchWhere = (q: string | undefined, referenced: string[]) => {
  const text = q?.normalize("NFC").trim();
  if (!text) return {};
  const id = readId("booking", text.toLowerCase());
  if (id && isUuid(id)) return { id };
  const contains = { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  return {
    OR: [
      { customerName: contains },
      { customerEmail: contains },
      { customerPhone: contains },
      { id: { in: referenced } },
    ],
  };
};

const spanWhere = ({ from, to }: ListQuery, zone: string) => {
  const first = from ? startOfDay(from, zone) : null;
  const end = to ? startOfDay(addDays(to, 1), zone) : null;
  return {
    ...(first !== null && { gte: minuteToDate(first) }),
    ...(end !== null && { lt: minuteToDate(end) }),
  };
};

/** Rows strictly after a cursor, in the list's own direction. */
function afterWhere(after: string | undefined, forward: boolean) {
  const [minute = "", id = ""] = after?.split(".") ?? [];
  if (!isUuid(id)) return {};
  const at = minuteToDate(Number(minute));
  return forward
    ? { OR: [{ startsAt: { gt: at } }, { startsAt: at, id: { gt: id } }] }
    : { OR: [{ startsAt: { lt: at } }, { startsAt: at, id: { lt: id } }] };
}

/** Bookings by the list's filters, a page at a time, as far as the viewer may see. @throws TryAgain */
export function loadBookings(
  scope: TenantScope,
  viewer: Viewer,
  { query, zone, now }: { query: ListQuery; zone: string; now: Date },
): Promise<BookingList> {
  const reached: Reached = reachedStaff(viewer, "booking:read");
  const forward = goesForward(query);
  const order = forward ? "asc" : "desc";
  return withTenant(scope, async (tx) => {
    const referenced = await idsByReference(tx, scope, query.q);
    const rows = await tx.booking.findMany({
      where: {
        tenantId: scope.tenantId,
        ...statusWhere(query, now),
        ...(query.service && { service: { slug: query.service } }),
        ...(query.staff && { staff: { slug: query.staff } }),
        startsAt: spanWhere(query, zone),
        AND: [ownedBy(reached), searchWhere(query.q, referenced), afterWhere(query.after, forward)],
      },
      include: { staff: { select: { name: true } } },
      orderBy: [{ startsAt: order }, { id: order }],
      take: pageSize + 1,
    });
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return {
      lines: page.map((row) => ({
        id: showId("booking", row.id),
        from: minuteFloor(row.startsAt),
        to: minuteFloor(row.endsAt),
        status: readStatus(row.status),
        customer: row.customerName,
        email: row.customerEmail,
        service: snapshotName(row.serviceSnapshot),
        staff: row.staff?.name ?? null,
        party: row.party,
        price: { amount: row.price, currency: row.currency },
      })),
      next: rows.length > pageSize && last ? `${minuteFloor(last.startsAt)}.${last.id}` : null,
    };
  });
}
