import { cancelBooking } from "#lib/booking/cancellation.ts";
import { markBooking } from "#lib/booking/outcome.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { type Applied, writeCustomer } from "./customer-write.ts";
import type { Importer } from "./mutations.ts";
import type { BookingRecord, CustomerRecord } from "./schema.ts";

export interface Applying {
  actor: Importer;
  /** Whether customers of bookings that lie ahead are written to. */
  notify: boolean;
  /** Since when the import is under way: what has its key since then is its own work, cut off before it was noted. */
  since: Date;
  at: Date;
}

/**
 * Writes one row through the doors that everything goes through. Safe to call again for a row that was written: the
 * booking's key finds it. @throws TryAgain
 */
export const applyRow = (
  scope: TenantScope,
  record: BookingRecord | CustomerRecord,
  how: Applying,
): Promise<Result<Applied, Problem>> =>
  record.kind === "customer"
    ? writeCustomer(scope, record, how)
    : record.update
      ? updateBooking(scope, record, record.update, how)
      : createBooking(scope, record, how);

async function createBooking(
  scope: TenantScope,
  record: BookingRecord,
  how: Applying,
): Promise<Result<Applied, Problem>> {
  const before = await findByKey(scope, record.key, how.since);
  if (before) return ok(before);
  const mailbox = record.email === null ? null : parseMailbox(record.email);
  if (mailbox && !mailbox.ok) return err(problem("invalid"));
  const ahead = record.status === "confirmed" && minuteToDate(record.start) > how.at;
  try {
    const placed = await placeBooking(
      scope,
      {
        service: record.service,
        start: record.start,
        timezone: record.customerTimezone,
        ...(record.staff ? { staff: record.staff } : {}),
        party: record.party,
        customer: {
          name: record.name,
          ...(mailbox ? { email: mailbox.value } : {}),
          ...(record.phone ? { phone: record.phone } : {}),
          ...(record.locale ? { locale: record.locale } : {}),
        },
        answers: record.answers,
        actor: how.actor,
        source: "import",
        imported: record,
        quiet: !(how.notify && ahead),
      },
      how.at,
    );
    return placed.ok ? ok({ subjectId: placed.value.bookingId, written: true }) : placed;
  } catch (error) {
    // The same row through another door in the same moment.
    const rival = dbRefusal(error) === "unique" ? await findByKey(scope, record.key, how.since) : null;
    if (rival) return ok({ ...rival, written: false });
    throw error;
  }
}

async function findByKey(scope: TenantScope, externalKey: string, since: Date): Promise<Applied | null> {
  const { tenantId } = scope;
  const where = { tenantId_externalKey: { tenantId, externalKey } };
  const select = { id: true, version: true, updatedAt: true };
  const row = await withTenant(scope, (tx) => tx.booking.findUnique({ where, select }));
  return row && { subjectId: row.id, written: row.version === 1 && row.updatedAt >= since };
}

/** What became of a booking that is here, and what was noted of it. Its time is never touched. */
async function updateBooking(
  scope: TenantScope,
  record: BookingRecord,
  { id, status, note }: NonNullable<BookingRecord["update"]>,
  { actor, at }: Applying,
): Promise<Result<Applied, Problem>> {
  const change = { bookingId: id, actor };
  const applied = { subjectId: id, written: true };
  if (status === "cancelled") {
    const done = await cancelBooking(
      scope,
      { ...change, quiet: true, ...(record.cancelReason ? { reason: record.cancelReason } : {}) },
      at,
    );
    if (!done.ok) return done;
  } else if (status) {
    const done = await markBooking(scope, { ...change, outcome: status }, at);
    if (!done.ok) return done;
  }
  if (note === undefined) return ok(applied);
  const saved = await withTenant(scope, (tx) =>
    tx.booking.updateMany({ where: { tenantId: scope.tenantId, id }, data: { staffNote: note } }),
  );
  return saved.count === 1 ? ok(applied) : err(problem("not_found"));
}
