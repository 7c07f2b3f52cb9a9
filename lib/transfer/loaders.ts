import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readId, showId } from "#lib/ids.ts";
import { readImport, readSetup } from "./data.ts";
import { type Field, fieldsOf, type Kind } from "./fields.ts";
import type { DateOrder } from "./moments.ts";
import { optionsOf } from "./mutations.ts";
import { type Counts, countRows, type Plan, type PlanKind, planImport, planKinds, type Row } from "./plan.ts";
import type { ImportOptions } from "./schema.ts";
import { formatOf } from "./table.ts";
import { describeRow, fieldName, tableSentence, type WordsFor } from "./words.ts";

export type ImportState = "draft" | "queued" | "done" | "undoing" | "undone";
const states: readonly ImportState[] = ["draft", "queued", "done", "undoing", "undone"];
const stateOf = (text: string): ImportState => states.find((state) => state === text) ?? "done";

export interface RowView {
  number: number;
  kind: PlanKind;
  /** Of a row of a started import; "" in a dry run. */
  state: string;
  title: string;
  detail: string;
  /** The name of the column at fault, as the file has it. */
  column: string | null;
}

export interface ImportView {
  state: ImportState;
  kind: Kind;
  fileName: string;
  counts: Counts;
  rows: RowView[];
  page: number;
  pages: number;
  /** Rows dealt with and all that there are to deal with; null in a dry run. */
  progress: { done: number; total: number; undoable: number } | null;
  draft: DraftView | null;
}

/** What can be chosen of how a draft is read. */
export interface DraftView {
  options: ImportOptions;
  dateOrder: DateOrder | "both" | null;
  columns: { index: number; name: string; example: string }[];
  fields: { field: Field; name: string }[];
  services: { slug: string; name: string }[];
  staff: { slug: string; name: string }[];
}

export interface Looking {
  show?: PlanKind | undefined;
  page: number;
}

const rowsPerPage = 100;
/** What needs a look comes first. */
const order: readonly PlanKind[] = ["conflict", "invalid", "update", "create", "same"];

/** A page of a dry run. */
export function planView(
  plan: Plan & { options: ImportOptions },
  { show, page }: Looking,
  words: WordsFor,
): ImportView {
  const { options, counts } = plan;
  const shown = plan.rows
    .filter(({ kind }) => show === undefined || kind === show)
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.number - b.number);
  const at = rowsPerPage * (page - 1);
  return {
    state: "draft",
    kind: options.kind,
    fileName: "",
    counts,
    rows: shown.slice(at, at + rowsPerPage).map((row) => rowView(row, plan, words)),
    page,
    pages: Math.max(1, Math.ceil(shown.length / rowsPerPage)),
    progress: null,
    draft: null,
  };
}

const rowView = (row: Row, plan: Plan & { options: ImportOptions }, words: WordsFor): RowView => ({
  number: row.number,
  kind: row.kind,
  state: "",
  ...describeRow(row, plan, words),
});

/**
 * One import as its page shows it: a draft compared anew with what is here now, a started one as its rows were noted.
 * Null for an id that is none of this business's. "A sentence" where the file can no longer be read.
 */
export async function loadImport(
  scope: TenantScope,
  shownId: string,
  looking: Looking,
  words: WordsFor,
  at: Date,
): Promise<ImportView | string | null> {
  const id = readId("import", shownId);
  const file = id ? await withTenant(scope, (tx) => readImport(tx, scope, id)) : null;
  if (!file || !id || file.expiresAt <= at) return null;
  if (file.state !== "draft" || file.content === null)
    return withTenant(scope, (tx) => startedView(tx, scope, file, looking));
  const { content } = file;
  const plan = await planImport(scope, { format: formatOf(content), content }, optionsOf(file.options), at);
  if (!plan.ok) return tableSentence(plan.error, words);
  const view = planView(plan.value, looking, words);
  return { ...view, fileName: file.fileName, draft: await draftView(scope, plan.value, words) };
}

async function draftView(
  scope: TenantScope,
  { table, options, dateOrder }: Plan & { options: ImportOptions },
  words: WordsFor,
): Promise<DraftView> {
  const { services, staff } = await readSetup(scope);
  const named = ({ slug, name }: { slug: string; name: string }) => ({ slug, name });
  return {
    options,
    dateOrder,
    columns: table.columns.map((name, index) => ({
      index,
      name: name.slice(0, 80),
      example: (table.rows.find((row) => (row[index] ?? "") !== "")?.[index] ?? "").slice(0, 60),
    })),
    fields: fieldsOf(options.kind).map((field) => ({ field, name: fieldName(field, words) })),
    services: services.map(named),
    staff: staff.map(named),
  };
}

async function startedView(
  tx: Tx,
  { tenantId }: TenantScope,
  file: { id: string; state: string; kind: string; fileName: string },
  { show, page }: Looking,
): Promise<ImportView> {
  const where = { tenantId, importId: file.id };
  const groups = await tx.importRow.groupBy({ by: ["kind", "state"], where, _count: true });
  const sum = (test: (group: { kind: string; state: string }) => boolean) =>
    groups.filter(test).reduce((total, { _count }) => total + _count, 0);
  const counts = Object.assign(
    countRows([]),
    Object.fromEntries(planKinds.map((kind) => [kind, sum((group) => group.kind === kind)])),
  );
  const total = sum(({ state }) => state !== "left");
  const waiting = sum(({ state }) => state === "waiting");
  const left = sum(({ kind, state }) => kind === "create" && state === "done");
  const count = sum(({ kind }) => show === undefined || kind === show);
  const rows = await tx.importRow.findMany({
    where: { ...where, ...(show ? { kind: show } : {}) },
    orderBy: { number: "asc" },
    skip: rowsPerPage * (page - 1),
    take: rowsPerPage,
  });
  return {
    state: stateOf(file.state),
    kind: file.kind === "customers" ? "customers" : "bookings",
    fileName: file.fileName,
    counts,
    rows: rows.map(({ number, kind, state, title, detail, blame }) => ({
      number,
      kind: planKinds.find((one) => one === kind) ?? "invalid",
      state,
      title,
      detail,
      column: blame || null,
    })),
    page,
    pages: Math.max(1, Math.ceil(count / rowsPerPage)),
    progress: { done: file.state === "undoing" ? total - left : total - waiting, total, undoable: left },
    draft: null,
  };
}

export interface RecentImport {
  id: string;
  fileName: string;
  kind: Kind;
  state: ImportState;
  createdAt: Date;
}

/** Imports that are not forgotten yet, newest first. */
export const loadRecentImports = async (scope: TenantScope, at: Date): Promise<RecentImport[]> =>
  (
    await withTenant(scope, (tx) =>
      tx.import.findMany({
        where: { tenantId: scope.tenantId, expiresAt: { gt: at } },
        orderBy: { id: "desc" },
        take: 20,
        select: { id: true, fileName: true, kind: true, state: true, createdAt: true },
      }),
    )
  ).map(({ id, kind, state, ...rest }) => ({
    ...rest,
    id: showId("import", id),
    kind: kind === "customers" ? ("customers" as const) : ("bookings" as const),
    state: stateOf(state),
  }));
