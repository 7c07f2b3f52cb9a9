import { readPhone } from "#lib/customers/phone.ts";
import { nameKey, namesAgree } from "#lib/customers/words.ts";
import { instantOf, localeOf, personOf } from "./booking-row.ts";
import type { CustomerField } from "./fields.ts";
import type { CustomerRecord, ImportOptions } from "./schema.ts";
import { textOf } from "./values.ts";
import { type PlannedRow, type Why, why } from "./why.ts";

/** A customer as the record stands now: what was merged into another is that other one. */
export interface KnownCustomer {
  id: string;
  name: string;
  phone: string | null;
  note: string;
}

/** Who is here, by the ways in which people are told apart (lib/customers/booker.ts). */
export interface KnownCustomers {
  byEmail: ReadonlyMap<string, KnownCustomer>;
  byPhone: ReadonlyMap<string, readonly KnownCustomer[]>;
}

interface Reading {
  options: Pick<ImportOptions, "mapping">;
  /** The business's zone: its country is that of numbers without a country code. */
  timezone: string;
}

/** Compares the customers of a file with those who are here. Pure. */
export function planCustomers(
  rows: readonly (readonly string[])[],
  known: KnownCustomers,
  { options: { mapping }, timezone }: Reading,
): PlannedRow<CustomerRecord>[] {
  const seen = new Map<string, { row: number; name: string }>();
  return rows.map((row, index) => {
    const number = index + 1;
    const cell = (field: CustomerField) => {
      const column = mapping[field];
      return column === undefined ? "" : (row[column] ?? "").trim();
    };
    const refused = (kind: "invalid" | "conflict", reason: Why, name = ""): PlannedRow<CustomerRecord> => ({
      number,
      kind,
      title: { name, start: null, service: "", staff: "" },
      record: null,
      why: reason,
      changes: [],
    });
    const person = personOf(cell);
    if (!person.ok) return refused("invalid", person.error);
    const { name, email, emailKey, phone } = person.value;
    const phoneKey = phone ? (readPhone(phone, timezone)?.key ?? phone) : null;
    if (!emailKey && !phoneKey) return refused("invalid", why("no_reach", "email"), name);
    const key = emailKey ?? `${phoneKey} ${nameKey(name)}`;
    const before = seen.get(key);
    if (before)
      return before.name === name
        ? refused("invalid", why("repeats", undefined, { row: before.row }), name)
        : refused("conflict", why("two_names", "email", { row: before.row, other: before.name }), name);
    seen.set(key, { row: number, name });
    return compared({
      number,
      cell,
      here: emailKey ? known.byEmail.get(emailKey) : byPhone(known, phoneKey, name),
      person: { name, email, phone },
    });
  });
}

/** A number alone may be a family's: the name has to agree, with one record only. */
function byPhone({ byPhone: known }: KnownCustomers, phoneKey: string | null, name: string) {
  const fitting = (phoneKey ? (known.get(phoneKey) ?? []) : []).filter((one) => namesAgree(one.name, name));
  const [first, ...others] = new Map(fitting.map((one) => [one.id, one])).values();
  return others.length === 0 ? first : undefined;
}

interface Comparison {
  number: number;
  cell: (field: CustomerField) => string;
  here: KnownCustomer | undefined;
  person: { name: string; email: string | null; phone: string | null };
}

function compared({ number, cell, here, person }: Comparison): PlannedRow<CustomerRecord> {
  const { name, email } = person;
  const phone = person.phone ?? here?.phone ?? null;
  const note = textOf(cell("note"), 2000);
  const record = {
    kind: "customer" as const,
    ...{ name, email, phone, note },
    locale: localeOf(cell("locale")),
    created: instantOf(cell("created")),
    blocked: instantOf(cell("blocked")),
    blockedReason: textOf(cell("blockedReason"), 500),
    updateId: here?.id ?? null,
  };
  const shared = { number, title: { name, start: null, service: "", staff: "" }, why: null };
  if (!here) return { ...shared, kind: "create", record, changes: [] };
  const changes = [
    ...(here.name === name ? [] : [{ field: "name" as const, from: here.name, to: name }]),
    ...(here.phone === phone ? [] : [{ field: "phone" as const, from: here.phone ?? "", to: phone ?? "" }]),
    ...(note === "" || here.note === note ? [] : [{ field: "note" as const, from: here.note, to: note }]),
  ];
  return changes.length > 0
    ? { ...shared, kind: "update", record, changes }
    : { ...shared, kind: "same", record: null, changes };
}
