import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { dateOf } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import {
  bookingColumns,
  bookingJson,
  bookingText,
  customerColumns,
  customerJson,
  customerText,
} from "./booking-text.ts";
import { calendarEvent, calendarFoot, calendarHead } from "./calendar-write.ts";
import { csvLine } from "./csv.ts";
import type { Kind } from "./fields.ts";
import type { Format } from "./table-shape.ts";

export interface ExportQuery {
  kind: Kind;
  format: Format;
  /** Starts from here on, and before there. */
  from?: Date | undefined;
  to?: Date | undefined;
}

export const mediaTypes: Record<Format, string> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
};

/** "juniper-bookings-2026-12-01.csv" */
export const exportName = (tenant: TenantProfile, { kind, format }: ExportQuery, at: Date): string =>
  `${tenant.slug}-${kind}-${dateOf(localDayAt(minuteFloor(at), tenant.timezone))}.${format}`;

const page = 500;

/**
 * Pages of rows by a cursor, each in a short transaction of its own: a million rows hold nothing open, and nothing more
 * is asked once the reader has gone (case L10).
 */
async function* pagesOf<T>(read: (last: T | undefined) => Promise<T[]>): AsyncGenerator<T[], void> {
  for (let last: T | undefined; ; ) {
    const rows = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < page) return;
    last = rows.at(-1);
  }
}

const bookingPages = (scope: TenantScope, { from, to }: ExportQuery) =>
  pagesOf((last: { startsAt: Date; id: string } | undefined) =>
    withTenant(scope, (tx) =>
      tx.booking.findMany({
        where: {
          tenantId: scope.tenantId,
          startsAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) },
          ...(last
            ? { OR: [{ startsAt: { gt: last.startsAt } }, { startsAt: last.startsAt, id: { gt: last.id } }] }
            : {}),
        },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        take: page,
        include: {
          service: { select: { slug: true, name: true } },
          staff: { select: { slug: true, name: true } },
        },
      }),
    ),
  );

const customerPages = (scope: TenantScope) =>
  pagesOf((last: { id: string } | undefined) =>
    withTenant(scope, (tx) =>
      tx.customer.findMany({
        // What was merged into another record is that other one.
        where: { tenantId: scope.tenantId, mergedIntoId: null, ...(last ? { id: { gt: last.id } } : {}) },
        orderBy: { id: "asc" },
        take: page,
      }),
    ),
  );

/** The chunks of an export, as they are read. `host` is in the ids of calendar events. @throws TryAgain */
export async function* exportChunks(
  scope: TenantScope,
  tenant: TenantProfile,
  query: ExportQuery,
  host: string,
): AsyncGenerator<string, void> {
  const { kind, format } = query;
  if (format === "ics") {
    yield calendarHead(tenant.name);
    for await (const rows of bookingPages(scope, query))
      yield rows
        .map((row) =>
          calendarEvent({ ...row, serviceName: row.service.name, staffName: row.staff?.name ?? "" }, host),
        )
        .join("");
    yield calendarFoot;
  } else if (format === "csv") {
    yield csvLine(kind === "bookings" ? bookingColumns : customerColumns);
    for await (const lines of csvPages(scope, query)) yield lines;
  } else {
    yield `{"format":"punctual-export","version":1,"${kind}":[`;
    let comma = "\n";
    for await (const items of jsonPages(scope, query)) {
      yield items.map((item, index) => `${index === 0 ? comma : ",\n"}${JSON.stringify(item)}`).join("");
      comma = ",\n";
    }
    yield "\n]}\n";
  }
}

async function* csvPages(scope: TenantScope, query: ExportQuery): AsyncGenerator<string, void> {
  if (query.kind === "bookings")
    for await (const rows of bookingPages(scope, query))
      yield rows
        .map((row) => {
          const text = bookingText(row);
          return csvLine(bookingColumns.map((column) => text[column] ?? ""));
        })
        .join("");
  else
    for await (const rows of customerPages(scope))
      yield rows
        .map((row) => {
          const text = customerText(row);
          return csvLine(customerColumns.map((column) => text[column] ?? ""));
        })
        .join("");
}

async function* jsonPages(
  scope: TenantScope,
  query: ExportQuery,
): AsyncGenerator<Record<string, unknown>[], void> {
  if (query.kind === "bookings")
    for await (const rows of bookingPages(scope, query)) yield rows.map(bookingJson);
  else for await (const rows of customerPages(scope)) yield rows.map(customerJson);
}

/** A body that is made as it is read; when the reader goes, so does the work. */
export function streamOf(chunks: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return();
    },
  });
}
