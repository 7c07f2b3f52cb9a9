import { z } from "zod";
import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readImport, readSetup } from "./data.ts";
import type { Kind } from "./fields.ts";
import { type Counts, firstOptions, type Plan, planImport, type Row } from "./plan.ts";
import { type ImportOptions, importOptions } from "./schema.ts";
import { formatOf } from "./table.ts";
import type { TableProblem } from "./table-shape.ts";
import { apiWords, describeRow, tableSentence, type WordsFor } from "./words.ts";

/** A file that nobody starts is forgotten after a day; what became of one that was started, after a month. */
const draftHours = 24;
const keptDays = 30;
const hour = 3_600_000;

/** Who may import: the business, through its people or its programs. */
export type Importer = Extract<Actor, { kind: "member" | "api_key" }>;

const storedActor = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("member"),
    userId: z.string(),
    role: z.enum(["owner", "admin", "staff"]),
    staffId: z.string().nullable(),
  }),
  z.object({ kind: z.literal("api_key"), keyId: z.string() }),
]);

export const importerOf = (stored: unknown): Importer => storedActor.parse(stored);
export const optionsOf = (stored: unknown): ImportOptions => importOptions.parse(stored);

const refusal = (found: TableProblem): Problem =>
  problem("invalid", { errors: [{ path: "file", message: tableSentence(found) }] });

export interface Upload {
  content: string;
  fileName: string;
  kind?: Kind | undefined;
  options?: Partial<ImportOptions>;
}

/** Takes a file in as a draft: read and compared once, applied never by itself. @throws TryAgain */
export async function createImport(
  scope: TenantScope,
  actor: Importer,
  upload: Upload,
  timezone: string,
  at: Date,
): Promise<Result<{ id: string; plan: Plan & { options: ImportOptions } }, Problem>> {
  const { content, fileName } = upload;
  const format = formatOf(content);
  const plan = await planImport(
    scope,
    { format, content },
    (table) => ({ ...firstOptions(table, timezone, upload.kind), ...upload.options }),
    at,
    upload.kind,
  );
  if (!plan.ok) return err(refusal(plan.error));
  const id = newId();
  const { options } = plan.value;
  await withTenant(scope, async (tx) => {
    await tx.import.create({
      data: {
        tenantId: scope.tenantId,
        id,
        kind: options.kind,
        format,
        fileName: fileName.slice(0, 200),
        // Postgres keeps no NUL in text; no name and no time has one.
        content: content.replaceAll("\0", "").toWellFormed(),
        options: { ...options },
        actor: { ...actor },
        expiresAt: new Date(at.getTime() + draftHours * hour),
      },
      select: { id: true },
    });
    await forgetOldDrafts(tx, scope);
    await auditImport(tx, scope, actor, "import.uploaded", id, plan.value.counts);
  });
  return ok({ id, plan: plan.value });
}

const mostDrafts = 20;

/** Files that nobody started do not pile up: the newest stay. */
async function forgetOldDrafts(tx: Tx, { tenantId }: TenantScope): Promise<void> {
  const where = { tenantId, state: "draft" };
  const old = await tx.import.findMany({
    where,
    orderBy: { id: "desc" },
    skip: mostDrafts,
    select: { id: true },
  });
  if (old.length > 0)
    await tx.import.deleteMany({ where: { ...where, id: { in: old.map(({ id }) => id) } } });
}

/** Changes how a draft is read. */
export const changeOptions = (
  scope: TenantScope,
  id: string,
  options: ImportOptions,
): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const changed = await tx.import.updateMany({
      where: { tenantId: scope.tenantId, id, state: "draft" },
      data: { options: { ...options }, kind: options.kind, notify: options.notify },
    });
    return changed.count === 1 ? ok(null) : err(problem("not_found"));
  });

const batch = 5_000;

/**
 * Says yes to a draft: its rows are written down as they are planned now and wait for the worker; the file itself is
 * forgotten. Twice at once starts it once. @throws TryAgain
 */
export async function startImport(
  scope: TenantScope,
  actor: Importer,
  id: string,
  at: Date,
): Promise<Result<Counts, Problem>> {
  const draft = await withTenant(scope, (tx) => readImport(tx, scope, id));
  if (draft?.state !== "draft" || draft.content === null) return err(problem("not_found"));
  const { content } = draft;
  const format = formatOf(content);
  const plan = await planImport(scope, { format, content }, optionsOf(draft.options), at);
  if (!plan.ok) return err(refusal(plan.error));
  const { rows, counts, options } = plan.value;
  const { tenant } = await readSetup(scope);
  const rowData = rowDataOf(plan.value, apiWords(tenant));
  const waits = counts.create + counts.update > 0;
  return withTenant(scope, async (tx) => {
    const started = await tx.import.updateMany({
      where: { tenantId: scope.tenantId, id, state: "draft" },
      data: {
        // Where nothing would change there is nothing to wait for.
        ...(waits ? { state: "queued" } : { state: "done", finishedAt: at }),
        content: null,
        notify: options.notify,
        startedAt: at,
        expiresAt: new Date(at.getTime() + keptDays * 24 * hour),
      },
    });
    if (started.count === 0) return err(problem("not_found"));
    for (let from = 0; from < rows.length; from += batch)
      await writeRows(tx, scope, id, rows.slice(from, from + batch).map(rowData));
    await auditImport(tx, scope, actor, "import.started", id, counts);
    return ok(counts);
  });
}

/** As one document a statement: twenty thousand rows with a parameter per column would outlast the transaction. */
async function writeRows(
  tx: Tx,
  { tenantId }: TenantScope,
  importId: string,
  rows: readonly object[],
): Promise<void> {
  const document = JSON.stringify(rows);
  await tx.$executeRaw`
    INSERT INTO import_row (tenant_id, import_id, number, kind, state, title, detail, blame, record)
    SELECT ${tenantId}::uuid, ${importId}::uuid, number, kind, state, title, detail, blame, record
    FROM jsonb_to_recordset(${document}::jsonb)
      AS r(number int, kind text, state text, title text, detail text, blame text, record jsonb)`;
}

/** A row as it is kept once the file is gone: with its words. */
const rowDataOf = (plan: Plan & { options: ImportOptions }, words: WordsFor) => (row: Row) => {
  const { number, kind, record } = row;
  const waits = kind === "create" || kind === "update";
  const { title, detail, column } = describeRow(row, plan, words);
  return {
    number,
    kind,
    state: waits ? "waiting" : "left",
    title: title.slice(0, 500),
    detail,
    blame: column ?? "",
    ...(waits && record ? { record } : {}),
  };
};

/** Asks the worker to take back what a finished import made. */
export const undoImport = (scope: TenantScope, actor: Importer, id: string): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const changed = await tx.import.updateMany({
      where: { tenantId: scope.tenantId, id, state: "done", kind: "bookings" },
      data: { state: "undoing" },
    });
    if (changed.count === 0) return err(problem("not_found"));
    await auditImport(tx, scope, actor, "import.undone", id, {});
    return ok(null);
  });

/** Forgets a draft. */
export const dropImport = (scope: TenantScope, id: string): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const gone = await tx.import.deleteMany({ where: { tenantId: scope.tenantId, id, state: "draft" } });
    return gone.count === 1 ? ok(null) : err(problem("not_found"));
  });

export async function auditImport(
  tx: Tx,
  { tenantId }: TenantScope,
  actor: Actor,
  action: string,
  target: string,
  detail: Record<string, string | number>,
): Promise<void> {
  const data = { tenantId, id: newId(), ...actorColumns(actor), action, target, detail };
  await tx.auditEntry.create({ data, select: { id: true } });
}
