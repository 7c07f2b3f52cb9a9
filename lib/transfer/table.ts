import { z } from "zod";
import { amountText } from "#lib/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCalendar } from "./calendar-read.ts";
import { readCsv } from "./csv.ts";
import { bookingFields, customerFields, type Kind } from "./fields.ts";
import { mostRows } from "./limits.ts";
import type { Format, Table, TableProblem } from "./table-shape.ts";

/** The format of a text, by what it begins with; a name such as "x.ics" may lie. */
export function formatOf(text: string): Format {
  const begin = text
    .slice(0, 1000)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/^BEGIN:VCALENDAR/i.test(begin)) return "ics";
  return /^[{[]/.test(begin) ? "json" : "csv";
}

/** Reads a file into a table. Bounded whatever comes (cases C20, L4). `kind` decides where a file holds both. */
export async function readTable(
  format: Format,
  text: string,
  kind?: Kind,
): Promise<Result<Table, TableProblem>> {
  if (format === "json") return readJson(text, kind);
  if (format === "ics") return readCalendar(text);
  const records = await readCsv(text);
  if (!records.ok) return records;
  const [columns = [], ...rows] = records.value;
  return rows.length > 0 ? ok({ columns, rows, kind: null }) : err({ code: "empty" });
}

const items = z.array(z.record(z.string(), z.unknown())).max(mostRows).optional();
const shape = z.looseObject({ bookings: items, customers: items });
const money = z.object({ amount: z.int(), currency: z.string().max(3) });

/** One value of a JSON object as the text that a CSV would have. */
function cellsOf(name: string, value: unknown): Record<string, string> {
  if (value === null || value === undefined) return {};
  const price = money.safeParse(value);
  if (price.success)
    return { [name]: amountText(price.data.amount, price.data.currency), currency: price.data.currency };
  if (typeof value === "object") return { [name]: JSON.stringify(value) };
  return { [name]: String(value) };
}

function readJson(text: string, wanted: Kind | undefined): Result<Table, TableProblem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err({ code: "not_json" });
  }
  const read = shape.safeParse(Array.isArray(parsed) ? { [wanted ?? "bookings"]: parsed } : parsed);
  if (!read.success) {
    const tooMany = read.error.issues.some(({ code }) => code === "too_big");
    return err({ code: tooMany ? "too_many_rows" : "not_json" });
  }
  const { bookings, customers } = read.data;
  if (!wanted && bookings?.length && customers?.length) return err({ code: "two_kinds" });
  const kind = wanted ?? (bookings?.length ? "bookings" : "customers");
  const list = (kind === "bookings" ? bookings : customers) ?? [];
  if (list.length === 0) return err({ code: "empty" });
  const columns = kind === "bookings" ? bookingFields : customerFields;
  const rows = list.map((item) => {
    const cells = Object.assign({}, ...Object.entries(item).map(([name, value]) => cellsOf(name, value)));
    return columns.map((column) => String(cells[column] ?? ""));
  });
  return ok({ columns, rows, kind });
}
