import type { Actor } from "#lib/booking/actor.ts";
import { resolveBooker } from "#lib/customers/booker.ts";
import { factsOf } from "#lib/customers/customer.ts";
import { changeFacts, mailboxOf } from "#lib/customers/mutations.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import type { CustomerRecord } from "./schema.ts";

/** What became of a row: the id of the booking or customer, and whether this import wrote it. */
export interface Applied {
  subjectId: string;
  written: boolean;
}

/**
 * One customer of a file: a new record with what the team knew of the person, or name, number and note of the record that
 * the dry run found. @throws TryAgain
 */
export async function writeCustomer(
  scope: TenantScope,
  record: CustomerRecord,
  how: { actor: Actor; at: Date },
): Promise<Result<Applied, Problem>> {
  const mailbox = record.email === null ? null : parseMailbox(record.email);
  if (mailbox && !mailbox.ok) return err(problem("invalid"));
  const email = mailbox?.value;
  const { name, phone } = record;
  return withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const { timezone } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
    if (record.updateId) return update(tx, scope, record, record.updateId, { timezone, now: how.at });
    const person = { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
    const here = await alike(tx, scope, factsOf(person, timezone).facts);
    const found = await resolveBooker(tx, scope, how.actor, person, timezone);
    if (!found.ok) return found;
    // Somebody came with this address since the dry run: what is here now is newer than the file.
    if (here.has(found.value)) return ok({ subjectId: found.value, written: false });
    await tx.customer.update({
      where: { tenantId_id: { tenantId, id: found.value } },
      data: {
        note: record.note,
        locale: record.locale,
        ...(record.created === null ? {} : { createdAt: minuteToDate(record.created) }),
        ...(record.blocked === null
          ? {}
          : { blockedAt: minuteToDate(record.blocked), blockedReason: record.blockedReason }),
      },
      select: { id: true },
    });
    return ok({ subjectId: found.value, written: true });
  });
}

/** Records that `resolveBooker` may find for a person, and those they were merged into. */
async function alike(
  tx: Tx,
  { tenantId }: TenantScope,
  { emailKey, phoneKey }: { emailKey: string | null; phoneKey: string | null },
): Promise<Set<string>> {
  const keys = [...(emailKey ? [{ emailKey }] : []), ...(phoneKey ? [{ phoneKey }] : [])];
  if (keys.length === 0) return new Set();
  const rows = await tx.customer.findMany({
    where: { tenantId, OR: keys },
    select: { id: true, mergedIntoId: true },
  });
  return new Set(rows.flatMap(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}

async function update(
  tx: Tx,
  scope: TenantScope,
  { name, phone, note }: CustomerRecord,
  id: string,
  when: { timezone: string; now: Date },
): Promise<Result<Applied, Problem>> {
  const where = { tenantId_id: { tenantId: scope.tenantId, id } };
  const row = await tx.customer.findUnique({ where });
  if (!row) return err(problem("not_found"));
  const changed = await changeFacts(tx, scope, row, { name, email: mailboxOf(row), phone }, when);
  if (!changed.ok) return changed;
  if (note !== "") await tx.customer.update({ where, data: { note }, select: { id: true } });
  return ok({ subjectId: id, written: true });
}
