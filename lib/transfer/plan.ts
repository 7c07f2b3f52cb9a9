import type { TenantScope } from "#lib/db/scope.ts";
import { ok, type Result } from "#lib/result.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { cellsOf, type ReadBooking, type Reading, readBookingRow } from "./booking-row.ts";
import { type Reach, readBookingState, readKnownCustomers, readSetup } from "./data.ts";
import { guessKind, guessMapping, type Kind } from "./fields.ts";
import { type DateOrder, detectOrder } from "./moments.ts";
import { namesOf } from "./names.ts";
import { planBookings } from "./plan-bookings.ts";
import { planCustomers } from "./plan-customers.ts";
import type { BookingRecord, CustomerRecord, ImportOptions } from "./schema.ts";
import { readTable } from "./table.ts";
import type { Format, Table, TableProblem } from "./table-shape.ts";
import type { PlannedRow, Why } from "./why.ts";

export const planKinds = ["create", "update", "same", "conflict", "invalid"] as const;
export type PlanKind = (typeof planKinds)[number];
export type Counts = Record<PlanKind, number>;
export type Row = PlannedRow<BookingRecord | CustomerRecord>;

/** A dry run: what a file would do, row by row. */
export interface Plan {
  table: Table;
  rows: readonly Row[];
  counts: Counts;
  /** "both": the dates can be read in two ways and somebody has to say which. */
  dateOrder: DateOrder | "both" | null;
}

/** How a file is read until somebody says otherwise. */
export function firstOptions(table: Table, timezone: string, wanted?: Kind): ImportOptions {
  const kind = wanted ?? table.kind ?? guessKind(table.columns);
  return { kind, mapping: guessMapping(kind, table.columns), timezone, notify: false };
}

export function countRows(rows: readonly Pick<Row, "kind">[]): Counts {
  const counts: Counts = { create: 0, update: 0, same: 0, conflict: 0, invalid: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

/** The dates of a file, for their order. */
function* datesOf(table: Table, options: ImportOptions): Generator<string> {
  for (const row of table.rows) {
    const cell = cellsOf(row, options.mapping);
    yield cell("start") || cell("date");
  }
}

/** From the first to the last time of a file, with a day on both sides, and what its rows are called. */
function reachOf(rows: readonly Result<ReadBooking, Why>[]): Reach {
  const records = rows.flatMap((row) => (row.ok ? [row.value.record] : []));
  const starts = records.map(({ start }) => start);
  const from = starts.reduce((first, start) => Math.min(first, start), Number.POSITIVE_INFINITY);
  const to = starts.reduce((last, start) => Math.max(last, start), Number.NEGATIVE_INFINITY);
  return {
    span: from <= to ? { from: from - 1440, to: to + 2880 } : null,
    keys: records.map(({ key }) => key),
  };
}

/** Reads a text and compares it with what is here. Changes nothing. @throws TryAgain */
export async function planImport(
  scope: TenantScope,
  file: { format: Format; content: string },
  given: ImportOptions | ((table: Table) => ImportOptions),
  at: Date,
  kind: Kind | undefined = typeof given === "function" ? undefined : given.kind,
): Promise<Result<Plan & { options: ImportOptions }, TableProblem>> {
  const table = await readTable(file.format, file.content, kind);
  if (!table.ok) return table;
  const chosen = typeof given === "function" ? given(table.value) : given;
  const { columns } = table.value;
  const inside = Object.entries(chosen.mapping).filter(([, index]) => index < columns.length);
  const detected = chosen.kind === "bookings" ? detectOrder(datesOf(table.value, chosen)) : null;
  const order = detected === "both" ? chosen.dateOrder : (detected ?? undefined);
  const options: ImportOptions = {
    ...chosen,
    mapping: Object.fromEntries(inside),
    ...(order ? { dateOrder: order } : {}),
  };
  const rows = await planRows(scope, table.value, options, at);
  return ok({ table: table.value, rows, counts: countRows(rows), dateOrder: detected, options });
}

async function planRows(scope: TenantScope, table: Table, options: ImportOptions, at: Date): Promise<Row[]> {
  const catalogue = await readSetup(scope);
  const { currency, timezone } = catalogue.tenant;
  if (options.kind === "customers")
    return planCustomers(table.rows, await readKnownCustomers(scope), { options, timezone });
  const now = minuteFloor(at);
  const reading: Reading = { options, names: namesOf(catalogue), currency, timezone, now };
  const rows = table.rows.map((row) => readBookingRow(row, reading));
  return planBookings(rows, await readBookingState(scope, catalogue, reachOf(rows), now), now);
}
