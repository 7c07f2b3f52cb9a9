import { instantOf, personOf } from "./booking-row.ts";
import type { CustomerField } from "./fields.ts";
import type { CustomerRecord, ImportOptions } from "./schema.ts";
import { type PlannedRow, type Why, why } from "./why.ts";

export interface KnownCustomer {
  id: string;
  emailKey: string;
  name: string;
  phone: string | null;
}

/** Compares the customers of a file with those who are here: one record per mail address. Pure. */
export function planCustomers(
  rows: readonly (readonly string[])[],
  known: ReadonlyMap<string, KnownCustomer>,
  { mapping }: Pick<ImportOptions, "mapping">,
): PlannedRow<CustomerRecord>[] {
  const seen = new Map<string, { row: number; name: string }>();
  return rows.map((row, index) => {
    const number = index + 1;
    const cell = (field: CustomerField) => {
      const column = mapping[field];
      return column === undefined ? "" : (row[column] ?? "").trim();
    };
    const person = personOf(cell);
    const refused = (kind: "invalid" | "conflict", reason: Why, name = ""): PlannedRow<CustomerRecord> => ({
      number,
      kind,
      title: { name, start: null, service: "", staff: "" },
      record: null,
      why: reason,
      changes: [],
    });
    if (!person.ok) return refused("invalid", person.error);
    const { name, email, phone } = person.value;
    const key = person.value.emailKey;
    const before = seen.get(key);
    if (before)
      return before.name === name
        ? refused("invalid", why("repeats", undefined, { row: before.row }), name)
        : refused("conflict", why("two_names", "email", { row: before.row, other: before.name }), name);
    seen.set(key, { row: number, name });
    const here = known.get(key);
    const title = { name, start: null, service: "", staff: "" };
    const record = {
      kind: "customer" as const,
      name,
      email,
      phone: phone ?? here?.phone ?? null,
      created: instantOf(cell("created")),
      updateId: here?.id ?? null,
    };
    if (!here) return { number, kind: "create", title, record, why: null, changes: [] };
    const changes = [
      ...(here.name === name ? [] : [{ field: "name" as const, from: here.name, to: name }]),
      ...(record.phone === here.phone
        ? []
        : [{ field: "phone" as const, from: here.phone ?? "", to: record.phone ?? "" }]),
    ];
    const kind = changes.length > 0 ? ("update" as const) : ("same" as const);
    return { number, kind, title, record: kind === "update" ? record : null, why: null, changes };
  });
}
