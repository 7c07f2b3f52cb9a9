import ICAL from "ical.js";
import { err, ok, type Result } from "#lib/result.ts";
import { bookingFields } from "./fields.ts";
import { longestCell, mostReadingMs, mostRows } from "./limits.ts";
import type { Table, TableProblem } from "./table-shape.ts";

/** What an event says, as columns that fields are guessed from. */
const columns = [
  "uid",
  "status",
  "start",
  "end",
  "timezone",
  "summary",
  "attendee name",
  "attendee email",
  "phone",
  "staff",
  "note",
];

/** Carries our own booking whole, so that what we export we read back (decision 017). */
export const ownProperty = "X-PUNCTUAL-BOOKING";

/**
 * The events of a calendar file as rows. Events that repeat come in once, with their first time: what repeats is a
 * rule of the other program and no booking. The text is cut into events first and each is parsed alone, so that one
 * that is broken costs itself and nothing else, and the clock is looked at between two (case C20).
 */
export function readCalendar(text: string): Result<Table, TableProblem> {
  const begun = performance.now();
  const rows: string[][] = [];
  let own = true;
  let open: string[] | null = null;
  let seen = 0;
  // Alarms inside an event have texts of their own.
  let nested = 0;
  for (const line of unfolded(text)) {
    if (++seen % 1000 === 0 && performance.now() - begun > mostReadingMs) return err({ code: "too_slow" });
    if (/^BEGIN:VEVENT\s*$/i.test(line)) {
      open = [];
      nested = 0;
    } else if (/^END:VEVENT\s*$/i.test(line)) {
      if (open) {
        if (rows.length >= mostRows) return err({ code: "too_many_rows" });
        if (performance.now() - begun > mostReadingMs) return err({ code: "too_slow" });
        const ours = ownBooking(open);
        own = own && ours !== null;
        rows.push(ours ?? foreign(open));
      }
      open = null;
    } else if (open && /^BEGIN:/i.test(line)) nested += 1;
    else if (open && /^END:/i.test(line)) nested = Math.max(0, nested - 1);
    else if (open && nested === 0 && open.length < 500) open.push(line.slice(0, longestCell));
  }
  if (rows.length === 0)
    return err({ code: /BEGIN:VCALENDAR/i.test(text.slice(0, 2000)) ? "empty" : "not_calendar" });
  if (own) return ok({ columns: bookingFields, rows, kind: "bookings" });
  // Ours and foreign ones in one file: all are read like those of other programs.
  return ok({
    columns,
    rows: rows.map((row) => (row.length === columns.length ? row : common(row))),
    kind: "bookings",
  });
}

/** Lines as they were before they were folded (RFC 5545 3.1), one at a time. */
function* unfolded(text: string): Generator<string> {
  let line = "";
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const [part] = match;
    if (/^[ \t]/.test(part)) {
      if (line.length < longestCell * 10) line += part.slice(1);
      continue;
    }
    if (line) yield line;
    line = part;
  }
  if (line) yield line;
}

const textOf = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));

/** Our own booking inside an event, as cells in the order of `bookingFields`. */
function ownBooking(lines: readonly string[]): string[] | null {
  const line = lines.find((one) => one.toUpperCase().startsWith(`${ownProperty}:`));
  if (!line) return null;
  try {
    const read: unknown = JSON.parse(textOf(line.slice(ownProperty.length + 1)));
    if (typeof read !== "object" || read === null) return null;
    return bookingFields.map((field) => {
      const value: unknown = Reflect.get(read, field);
      return typeof value === "string" ? value : "";
    });
  } catch {
    return null;
  }
}

const common = (row: readonly string[]): string[] => {
  const cell = (field: (typeof bookingFields)[number]) => row[bookingFields.indexOf(field)] ?? "";
  return [
    cell("id"),
    cell("status"),
    cell("start"),
    cell("end"),
    cell("timezone"),
    cell("service"),
    cell("name"),
    cell("email"),
    cell("phone"),
    cell("staff"),
    cell("note"),
  ];
};

/** "2026-12-01 09:00", with "Z" where it is UTC; a day without a time stays a day, which no booking is. */
function moment(value: unknown): string {
  if (!(value instanceof ICAL.Time)) return "";
  const two = (part: number) => String(part).padStart(2, "0");
  const date = `${String(value.year).padStart(4, "0")}-${two(value.month)}-${two(value.day)}`;
  if (value.isDate) return date;
  return `${date}T${two(value.hour)}:${two(value.minute)}${value.zone === ICAL.Timezone.utcTimezone ? ":00Z" : ""}`;
}

/** An event of another program. What cannot be parsed gives empty cells, and the plan says what is missing. */
function foreign(lines: readonly string[]): string[] {
  try {
    const parsed = ICAL.parse(["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n"));
    const event = new ICAL.Component(Array.isArray(parsed[0]) ? parsed[0] : parsed);
    const text = (name: string) => {
      const value: unknown = event.getFirstPropertyValue(name);
      return typeof value === "string" ? value : "";
    };
    const attendee = event.getFirstProperty("attendee");
    const address: unknown = attendee?.getFirstValue();
    const zone: unknown = event.getFirstProperty("dtstart")?.getFirstParameter("tzid");
    const start: unknown = event.getFirstPropertyValue("dtstart");
    const end: unknown = event.getFirstPropertyValue("dtend");
    const cn: unknown = attendee?.getFirstParameter("cn");
    // One instance of what repeats is a booking of its own.
    const instance: unknown = event.getFirstPropertyValue("recurrence-id");
    const uid = text("uid");
    return [
      instance && uid ? `${uid}/${moment(instance)}` : uid,
      text("status"),
      moment(start),
      moment(end),
      typeof zone === "string" ? zone : "",
      text("summary"),
      typeof cn === "string" ? cn : "",
      typeof address === "string" ? address.replace(/^mailto:/i, "") : "",
      "",
      "",
      text("description"),
    ];
  } catch {
    return columns.map(() => "");
  }
}
