import { z } from "zod";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { readId, showId } from "#lib/ids.ts";
import { readCursor, writeCursor, wrongCursor } from "#lib/page-cursor.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { formatOffsetDateTime, minuteFloor } from "#lib/time/instant.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type BookingRow, readBooking } from "./change.ts";
import type { BookingStatus } from "./states.ts";
import { type BookingView, bookingView } from "./view.ts";

/** A booking as the business sees it (contract 2). */
export type BusinessBookingView = BookingView & {
  customer: { name: string; email: string | null; phone: string | null; locale: string };
  answers: Record<string, string>;
  source: string;
  createdAt: string;
  cancelReason: string | null;
  /** The series it was booked with, and its place in it. */
  series: { id: string; index: number } | null;
};

export interface BookingFilter {
  /** Starts from here on. */
  from?: Date | undefined;
  /** Starts before this. */
  to?: Date | undefined;
  statuses?: readonly BookingStatus[] | undefined;
  limit: number;
  cursor?: string | undefined;
}

const answersColumn = z.record(z.string(), z.string()).catch({});

export const businessBookingView = (row: BookingRow): BusinessBookingView => ({
  ...bookingView(row),
  customer: {
    name: row.customerName,
    email: row.customerEmail || null,
    phone: row.customerPhone,
    locale: row.customerLocale,
  },
  answers: answersColumn.parse(row.answers),
  source: row.source,
  createdAt: formatOffsetDateTime(minuteFloor(row.createdAt), "UTC"),
  cancelReason: row.cancelReason,
  series: row.seriesId ? { id: showId("series", row.seriesId), index: row.seriesIndex ?? 0 } : null,
});

/** Bookings by start, oldest first, a page at a time. Refuses a cursor that is none. @throws TryAgain */
export async function listBookings(
  scope: TenantScope,
  filter: BookingFilter,
): Promise<Result<{ bookings: BusinessBookingView[]; nextCursor: string | null }, Problem>> {
  const { tenantId } = scope;
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor);
  if (filter.cursor !== undefined && !after) return err(wrongCursor);
  const where: Prisma.BookingWhereInput = {
    tenantId,
    startsAt: { ...(filter.from ? { gte: filter.from } : {}), ...(filter.to ? { lt: filter.to } : {}) },
    ...(filter.statuses ? { status: { in: [...filter.statuses] } } : {}),
    ...(after ? { OR: [{ startsAt: { gt: after.at } }, { startsAt: after.at, id: { gt: after.id } }] } : {}),
  };
  const rows = await withTenant(scope, (tx) =>
    tx.booking.findMany({
      where,
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: filter.limit + 1,
      include: { service: { select: { slug: true } }, staff: { select: { slug: true } } },
    }),
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return ok({
    bookings: page.map(businessBookingView),
    nextCursor: rows.length > filter.limit && last ? writeCursor({ at: last.startsAt, id: last.id }) : null,
  });
}

/** One booking by its shown id (`bkg_…`). @throws TryAgain */
export async function readBusinessBooking(
  scope: TenantScope,
  shownId: string,
): Promise<Result<BusinessBookingView, Problem>> {
  const id = readId("booking", shownId);
  const row = id ? await withTenant(scope, (tx) => readBooking(tx, scope, id)) : null;
  return row ? ok(businessBookingView(row)) : err(problem("not_found"));
}
