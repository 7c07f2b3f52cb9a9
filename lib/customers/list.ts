import type { Actor } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { readId, showId } from "#lib/ids.ts";
import { wrongCursor } from "#lib/page-cursor.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { formatUtc, minuteFloor } from "#lib/time/instant.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { countBookings, findCustomers, isBlocked } from "./data.ts";
import { changeFacts, mailboxOf, onCustomer, setBlocked } from "./mutations.ts";
import type { CustomerPatch } from "./schema.ts";
import { searchWords } from "./words.ts";

const everybody = null;

/** A customer as programs of the business see it (RFC 3339 instants). */
export interface CustomerApiView {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
  note: string;
  blocked: boolean;
  blockedReason: string;
  bookings: number;
  visits: number;
  noShows: number;
  lastVisit: string | null;
  nextBooking: string | null;
  createdAt: string;
  updatedAt: string;
}

const instantOf = (date: Date): string => formatUtc(minuteFloor(date));

async function viewsOf(
  tx: Tx,
  scope: TenantScope,
  ids: readonly string[],
  now: Date,
): Promise<CustomerApiView[]> {
  const { tenantId } = scope;
  const rows = await tx.customer.findMany({
    where: { tenantId, id: { in: [...ids] } },
    include: { mergedFrom: { where: { blockedAt: { not: null } }, select: { blockedReason: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts = await countBookings(tx, scope, ids, { reached: everybody, now });
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { bookings, visits, noShows, lastVisit, nextBooking } = counts(id);
    return {
      id: showId("customer", id),
      name: row.name,
      email: row.email || null,
      phone: row.phone,
      locale: row.locale,
      note: row.note,
      blocked: row.blockedAt !== null || row.mergedFrom.length > 0,
      blockedReason: row.blockedReason || (row.mergedFrom[0]?.blockedReason ?? ""),
      bookings,
      visits,
      noShows,
      lastVisit: lastVisit && instantOf(lastVisit),
      nextBooking: nextBooking && instantOf(nextBooking),
      createdAt: instantOf(row.createdAt),
      updatedAt: instantOf(row.updatedAt),
    };
  });
}

/** Customers by name, a page at a time. Refuses a cursor that is none. @throws TryAgain */
export async function listCustomers(
  scope: TenantScope,
  asked: { query?: string | undefined; cursor?: string | undefined; limit: number },
  now: Date,
): Promise<Result<{ customers: CustomerApiView[]; nextCursor: string | null }, Problem>> {
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor);
  if (asked.cursor !== undefined && !after) return err(wrongCursor);
  return withTenant(scope, async (tx) => {
    const words = searchWords(asked.query ?? "");
    const rows = await findCustomers(tx, scope, { words, reached: everybody, after, limit: asked.limit + 1 });
    const page = rows.slice(0, asked.limit);
    const last = page.at(-1);
    return ok({
      customers: await viewsOf(
        tx,
        scope,
        page.map(({ id }) => id),
        now,
      ),
      nextCursor: rows.length > asked.limit && last ? writeCursor(last) : null,
    });
  });
}

/** One customer by the shown id; the id of a merged one gives the record it became part of. @throws TryAgain */
export const readCustomer = (
  scope: TenantScope,
  actor: Actor,
  shownId: string,
  now: Date,
): Promise<Result<CustomerApiView, Problem>> =>
  onShown(scope, actor, shownId, (tx, id) => viewOf(tx, scope, id, now));

/** Changes what is named and answers with the whole; nothing is changed where something of it is refused. */
export const patchCustomer = (
  scope: TenantScope,
  actor: Actor,
  shownId: string,
  patch: CustomerPatch,
  { timezone, now }: { timezone: string; now: Date },
): Promise<Result<CustomerApiView, Problem>> =>
  onShown(scope, actor, shownId, async (tx, id, row) => {
    const { name = row.name, phone = row.phone, note, blocked, blockedReason } = patch;
    if (blockedReason && !(blocked ?? (await isBlocked(tx, scope, id))))
      return err(
        problem("invalid", {
          errors: [{ path: "blockedReason", message: "Only a customer who is blocked has a reason." }],
        }),
      );
    if (patch.name !== undefined || patch.phone !== undefined) {
      const saved = await changeFacts(
        tx,
        scope,
        row,
        { name, phone, email: mailboxOf(row) },
        { timezone, now },
      );
      if (!saved.ok) return saved;
    }
    if (note !== undefined)
      await tx.customer.update({
        where: { tenantId_id: { tenantId: scope.tenantId, id } },
        data: { note, updatedAt: now },
        select: { id: true },
      });
    if (blocked !== undefined || blockedReason !== undefined) {
      const reason = blockedReason ?? row.blockedReason;
      await setBlocked(tx, scope, actor, row, { blocked: blocked ?? true, reason, now });
    }
    return viewOf(tx, scope, id, now);
  });

async function viewOf(
  tx: Tx,
  scope: TenantScope,
  id: string,
  now: Date,
): Promise<Result<CustomerApiView, Problem>> {
  const [view] = await viewsOf(tx, scope, [id], now);
  return view ? ok(view) : err(problem("not_found"));
}

type Work = Parameters<typeof onCustomer<CustomerApiView>>[3];

async function onShown(
  scope: TenantScope,
  actor: Actor,
  shownId: string,
  work: (tx: Tx, id: string, row: Parameters<Work>[1]) => ReturnType<Work>,
): Promise<Result<CustomerApiView, Problem>> {
  const id = readId("customer", shownId);
  return id === null
    ? err(problem("not_found"))
    : onCustomer(scope, actor, id, (tx, row) => work(tx, row.id, row));
}
