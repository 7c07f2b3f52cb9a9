import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { showId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { type CustomerCounts, countBookings, type FoundCustomer, findCustomers } from "./data.ts";
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

export const lineOf = (row: FoundCustomer, counts: CustomerCounts): CustomerLine => ({
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
