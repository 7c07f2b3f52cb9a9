import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { customerKey, type Mailbox, parseMailbox } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Customer } from "#prisma/generated/client.ts";
import { factsOf } from "./customer.ts";
import { customerInReach, reachOfActor } from "./data.ts";

/** Writes what a record that is not merged is found by. */
export async function writeWords(
  tx: Tx,
  { tenantId }: TenantScope,
  customerId: string,
  words: readonly string[],
): Promise<void> {
  await tx.customerWord.createMany({
    data: words.map((word) => ({ tenantId, customerId, word, findsId: customerId })),
    skipDuplicates: true,
  });
}

/** A line in the audit log: ids and names of fields, never what they hold (S14). */
export async function auditCustomer(
  tx: Tx,
  { tenantId }: TenantScope,
  actor: Actor,
  action: string,
  target: string,
  detail: Record<string, string> = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: { tenantId, id: newId(), ...actorColumns(actor), action: `customer.${action}`, target, detail },
  });
}

/** Runs `work` on the record behind an id, if it is within the actor's reach. @throws TryAgain */
export const onCustomer = <T>(
  scope: TenantScope,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: Customer) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> =>
  withTenant(scope, async (tx) => {
    const row = await customerInReach(tx, scope, reachOfActor(actor), id);
    return row ? work(tx, row) : err(problem("not_found"));
  });

export interface Facts {
  name: string;
  email: Mailbox | null;
  phone: string | null;
}

/**
 * Changes name, address and number. An address that another record has is refused: the two are one person, and merging them
 * is a step of its own. Answers with what was there, for "Undo".
 */
export async function changeFacts(
  tx: Tx,
  scope: TenantScope,
  row: Customer,
  { name, email, phone }: Facts,
  { timezone, now }: { timezone: string; now: Date },
): Promise<Result<{ before: { name: string; email: string | null; phone: string | null } }, Problem>> {
  const { tenantId } = scope;
  const { facts, words } = factsOf({ name, email: email ?? undefined, phone: phone ?? undefined }, timezone);
  const other = email && (await otherWith(tx, scope, row.id, customerKey(email)));
  if (other) return err(addressTaken(other));
  await tx.customer.update({
    where: { tenantId_id: { tenantId, id: row.id } },
    data: { ...facts, updatedAt: now },
    select: { id: true },
  });
  await tx.customerWord.deleteMany({ where: { tenantId, customerId: row.id } });
  await writeWords(tx, scope, row.id, words);
  return ok({ before: { name: row.name, email: row.email || null, phone: row.phone } });
}

/** Another record with an address. The key is unique in the database too: a race ends in a refusal there. */
const otherWith = (tx: Tx, { tenantId }: TenantScope, id: string, emailKey: string) =>
  tx.customer.findFirst({ where: { tenantId, emailKey, NOT: { id } }, select: { name: true } });

const addressTaken = ({ name }: { name: string }) => {
  const message = `${name} has this address already. Merge the two instead.`;
  return problem("invalid", { errors: [{ path: "email", message }] });
};

/** The address of a record as the forms read it; null where there is none. */
export function mailboxOf({ email }: Pick<Customer, "email">): Mailbox | null {
  const parsed = parseMailbox(email);
  return parsed.ok ? parsed.value : null;
}

/** Saves what the team knows of somebody. Answers with the note before, for "Undo". @throws TryAgain */
export const saveCustomerNote = (
  scope: TenantScope,
  actor: Actor,
  { customer, note }: { customer: string; note: string },
  now: Date,
): Promise<Result<{ before: string }, Problem>> =>
  onCustomer(scope, actor, customer, async (tx, row) => {
    await tx.customer.update({
      where: { tenantId_id: { tenantId: scope.tenantId, id: row.id } },
      data: { note, updatedAt: now },
      select: { id: true },
    });
    return ok({ before: row.note });
  });

/**
 * Blocks somebody from booking online, or lets them again; the desk may always book them. Letting counts for the records
 * that were merged into this one too, because a block of any of them holds for all.
 */
export async function setBlocked(
  tx: Tx,
  scope: TenantScope,
  actor: Actor,
  row: Customer,
  { blocked, reason, now }: { blocked: boolean; reason: string; now: Date },
): Promise<void> {
  const { tenantId } = scope;
  if (blocked)
    await tx.customer.update({
      where: { tenantId_id: { tenantId, id: row.id } },
      data: { blockedAt: row.blockedAt ?? now, blockedReason: reason, updatedAt: now },
      select: { id: true },
    });
  else
    await tx.customer.updateMany({
      where: { tenantId, OR: [{ id: row.id }, { mergedIntoId: row.id }], blockedAt: { not: null } },
      data: { blockedAt: null, blockedReason: "", updatedAt: now },
    });
  await auditCustomer(tx, scope, actor, blocked ? "blocked" : "unblocked", row.id);
}
