import { cancelBooking } from "#lib/booking/cancellation.ts";
import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { Problem } from "#lib/errors.ts";
import { applyRow } from "./apply.ts";
import { type Importer, importerOf } from "./mutations.ts";
import { storedRecord } from "./schema.ts";
import { why } from "./why.ts";
import { whySentence } from "./words.ts";

/** A claim lasts this long after its last row; a worker that died leaves its import to the next one. */
const claimSeconds = 60;
/** Rows of one claim: other businesses' imports get their turn in between. */
const rowsAtOnce = 200;

interface Claimed {
  scope: TenantScope;
  id: string;
  state: "queued" | "undoing";
  actor: Importer;
  notify: boolean;
  since: Date;
}

/**
 * Works on one import that waits: some of its rows, in their order. Resumable at every row, since each is written in a
 * transaction of its own and is found again by its key. Crosses tenants to find the work and takes the scope from the
 * row (T15). @returns rows dealt with; 0 where nothing waits
 */
export async function workOnImports(at: Date = new Date()): Promise<number> {
  const claimed = await claim();
  if (!claimed) return 0;
  const done = await (claimed.state === "queued" ? applyWaiting(claimed, at) : takeBack(claimed, at));
  await release(claimed, done < rowsAtOnce);
  return Math.max(done, 1);
}

async function claim(): Promise<Claimed | null> {
  const [row] = await platformDb().$queryRaw<
    { tenantId: string; id: string; state: string; actor: unknown; notify: boolean; since: Date }[]
  >`
    UPDATE import SET claimed_until = now() + make_interval(secs => ${claimSeconds})
    WHERE (tenant_id, id) = (
      SELECT tenant_id, id FROM import
      WHERE state IN ('queued', 'undoing') AND (claimed_until IS NULL OR claimed_until < now())
      ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING tenant_id AS "tenantId", id, state, actor, notify, started_at AS since`;
  if (!row) return null;
  return {
    scope: mintScope(row.tenantId),
    id: row.id,
    state: row.state === "undoing" ? "undoing" : "queued",
    actor: importerOf(row.actor),
    notify: row.notify,
    since: row.since,
  };
}

/** Gives the claim back; with the last row dealt with, the import is done. */
async function release({ scope, id, state }: Claimed, finished: boolean): Promise<void> {
  const { tenantId } = scope;
  await withTenant(scope, (tx) =>
    tx.import.updateMany({
      where: { tenantId, id, state },
      data: {
        claimedUntil: null,
        ...(finished ? { state: state === "queued" ? "done" : "undone", finishedAt: new Date() } : {}),
      },
    }),
  );
}

const rowsOf = ({ scope, id }: Claimed, where: { state: string; kind?: string }) =>
  withTenant(scope, (tx) =>
    tx.importRow.findMany({
      where: { tenantId: scope.tenantId, importId: id, ...where },
      orderBy: { number: "asc" },
      take: rowsAtOnce,
    }),
  );

const noteRow = (
  { scope: { tenantId }, scope, id: importId }: Claimed,
  number: number,
  data: { state: string; detail?: string; subjectId?: string; kind?: string },
) =>
  withTenant(scope, (tx) =>
    tx.importRow.update({
      where: { tenantId_importId_number: { tenantId, importId, number } },
      data,
      select: { number: true },
    }),
  );

async function applyWaiting(claimed: Claimed, at: Date): Promise<number> {
  const rows = await rowsOf(claimed, { state: "waiting" });
  for (const { number, record } of rows) {
    const read = storedRecord.parse(record);
    const { scope, actor, notify, since } = claimed;
    const result = await applyRow(scope, read, { actor, notify, since, at });
    if (!result.ok) await noteRow(claimed, number, { state: "refused", detail: refusalOf(result.error) });
    else {
      const { subjectId, written } = result.value;
      // Not written by this import: somebody else was faster, and it is here either way.
      await noteRow(claimed, number, { state: "done", subjectId, ...(written ? {} : { kind: "same" }) });
    }
  }
  return rows.length;
}

const refusalOf = ({ code, detail, errors }: Problem): string =>
  whySentence(
    code === "slot_taken"
      ? why("taken_now")
      : why("refused", undefined, { text: errors?.[0]?.message ?? detail ?? code }),
  );

/** Cancels what the import made and nobody has changed since, the past too, without a word to anybody. */
async function takeBack(claimed: Claimed, at: Date): Promise<number> {
  const rows = await rowsOf(claimed, { state: "done", kind: "create" });
  for (const { number, subjectId } of rows) {
    const change = {
      bookingId: subjectId ?? "",
      actor: claimed.actor,
      expectedVersion: 1,
      quiet: true,
      withdrawn: true,
    };
    const result = await cancelBooking(claimed.scope, change, at);
    // What came in cancelled has nothing to give back.
    const isOver = result.ok || result.error.code === "illegal_transition";
    // The same file may be imported again, and rightly this time.
    if (isOver && subjectId) await forgetKey(claimed.scope, subjectId);
    await noteRow(
      claimed,
      number,
      isOver ? { state: "undone" } : { state: "refused", detail: whySentence(why("changed_since")) },
    );
  }
  return rows.length;
}

const forgetKey = (scope: TenantScope, id: string) =>
  withTenant(scope, (tx) =>
    tx.booking.updateMany({ where: { tenantId: scope.tenantId, id }, data: { externalKey: null } }),
  );
