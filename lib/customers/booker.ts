import { type Actor, isBusiness } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type CustomerFacts, factsOf, type Person } from "./customer.ts";
import { customerInReach, isBlocked, reachOfActor } from "./data.ts";
import { namesAgree } from "./words.ts";

/** Who a booking is for: a person, or a record that the desk chose. */
export interface Booker extends Person {
  /** Bare id of a record; only the business chooses one. */
  id?: string | undefined;
}

/** The same for a block as for a limit, and for every reason of a block (decision 015). */
const notOnline = problem("limit_reached", {
  detail: "This business cannot take this booking online. Please call them.",
});

/**
 * The record that a booking points at; a new one for whoever is new. It never changes a record that exists (A19): what was
 * typed stays on the booking. Refuses a blocked customer's own booking, and a chosen record out of the actor's reach.
 * Runs in the booking's serializable transaction, after everything else was decided: a refusal leaves no record behind.
 */
export async function resolveBooker(
  tx: Tx,
  scope: TenantScope,
  actor: Actor,
  booker: Booker,
  timezone: string,
): Promise<Result<string, Problem>> {
  if (booker.id !== undefined && isBusiness(actor)) {
    const chosen = await customerInReach(tx, scope, reachOfActor(actor), booker.id);
    return chosen ? ok(chosen.id) : err(problem("not_found", { detail: "This customer is not there." }));
  }
  const record = { ...factsOf(booker, timezone), locale: booker.locale ?? null };
  const { emailKey } = record.facts;
  if (emailKey === null)
    return ok((await sameByPhone(tx, scope, record.facts)) ?? (await insert(tx, scope, record)));
  // Insert first, look only on a conflict: a look would lock an index page against every other new customer.
  const made = await insertUnlessKnown(tx, scope, record);
  if (made !== null) return ok(made);
  const known = await tx.customer.findUniqueOrThrow({
    where: { tenantId_emailKey: { tenantId: scope.tenantId, emailKey } },
    select: { id: true, mergedIntoId: true },
  });
  const id = known.mergedIntoId ?? known.id;
  return !isBusiness(actor) && (await isBlocked(tx, scope, id)) ? err(notOnline) : ok(id);
}

interface NewRecord {
  facts: CustomerFacts;
  words: string[];
  locale: string | null;
}

/** Null where the address is somebody's already. */
async function insertUnlessKnown(
  tx: Tx,
  { tenantId }: TenantScope,
  { facts, words, locale }: NewRecord,
): Promise<string | null> {
  const { name, nameKey, email, emailKey, phone, phoneKey } = facts;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH made AS (
      INSERT INTO customer (tenant_id, id, name, name_key, email, email_key, phone, phone_key, locale)
      VALUES (${tenantId}::uuid, ${newId()}::uuid, ${name}, ${nameKey}, ${email}, ${emailKey}, ${phone}, ${phoneKey},
              ${locale})
      ON CONFLICT DO NOTHING RETURNING id
    ), found_by AS (
      INSERT INTO customer_word (tenant_id, customer_id, word, finds_id)
      SELECT ${tenantId}::uuid, id, word, id FROM made, unnest(${words}::text[]) AS word ON CONFLICT DO NOTHING
    )
    SELECT id FROM made`;
  return row?.id ?? null;
}

/** Without an address nothing can be in the way. */
async function insert(tx: Tx, scope: TenantScope, record: NewRecord): Promise<string> {
  const id = await insertUnlessKnown(tx, scope, record);
  if (id === null) throw new Error("A record without an address met another one.");
  return id;
}

/**
 * Whoever gave no address is known by number and name together: a number alone may be a family's. Null where nobody fits,
 * or more than one does.
 */
async function sameByPhone(
  tx: Tx,
  { tenantId }: TenantScope,
  { phoneKey, name }: CustomerFacts,
): Promise<string | null> {
  if (phoneKey === null) return null;
  const rows = await tx.customer.findMany({
    where: { tenantId, phoneKey },
    select: { id: true, name: true, mergedIntoId: true },
    take: 20,
  });
  const fitting = rows.filter((row) => namesAgree(row.name, name)).map((row) => row.mergedIntoId ?? row.id);
  const [first = null, ...others] = new Set(fitting);
  return others.length === 0 ? first : null;
}
