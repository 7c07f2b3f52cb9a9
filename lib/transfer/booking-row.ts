import { createHash } from "node:crypto";
import { customerKey } from "#lib/email/address.ts";
import { readId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { CatalogueService, StaffView } from "#lib/services/catalogue.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { canonicalZone } from "#lib/time/zone.ts";
import type { BookingField, Mapping } from "./fields.ts";
import { type MomentProblem, parseClock, parseMoment, wallMoment } from "./moments.ts";
import type { Names } from "./names.ts";
import { type BookingRecord, type ImportOptions, policyTerms } from "./schema.ts";
import {
  answersOf,
  durationOf,
  isVisible,
  lineOf,
  mailboxOf,
  phoneOf,
  priceOf,
  statusOf,
  textOf,
} from "./values.ts";
import { type Why, why } from "./why.ts";

/** What rows are read with. */
export interface Reading {
  options: ImportOptions;
  names: Names;
  currency: string;
  /** The business's own zone, for customers of whom none is known. */
  timezone: string;
  /** Minutes since the epoch. */
  now: number;
}

/** A row understood: the record, and the server's own rows that it names. */
export interface ReadBooking {
  record: BookingRecord;
  service: CatalogueService;
  staff: StaffView | null;
  emailKey: string | null;
}

type Cell = (field: BookingField) => string;

export const cellsOf =
  (row: readonly string[], mapping: Mapping): Cell =>
  (field) => {
    const index = mapping[field];
    return index === undefined ? "" : (row[index] ?? "").trim();
  };

const momentWhy: Record<MomentProblem, Why["code"]> = {
  shape: "bad_start",
  ambiguous: "ask_order",
  gap: "gap",
  fold: "fold",
  range: "out_of_range",
};

/** Reads one row; a refusal names the column at fault. Pure. */
export function readBookingRow(row: readonly string[], reading: Reading): Result<ReadBooking, Why> {
  const cell = cellsOf(row, reading.options.mapping);
  const zone = zoneOf(cell("timezone"), reading);
  if (!zone) return err(why("bad_zone", "timezone", { text: shown(cell("timezone")) }));
  const start = startOf(cell, zone, reading);
  if (!start.ok) return start;
  const named = subjectOf(cell, reading);
  if (!named.ok) return named;
  const { service, staff } = named.value;
  const minutes = lengthOf(cell, zone, start.value, reading, service);
  if (minutes === null) return err(why("bad_end", blameOfEnd(cell)));
  const person = personOf(cell);
  if (!person.ok) return person;
  const state = stateOf(cell, start.value + minutes, reading.now);
  if (!state.ok) return state;
  const terms = termsOf(cell, reading.currency, service.rules.capacity);
  if (!terms.ok) return terms;
  const { emailKey, ...customer } = person.value;
  return ok({
    service,
    staff,
    emailKey,
    record: {
      kind: "booking",
      key: keyOf(cell, [start.value, service.slug, staff?.slug ?? "", customer.email ?? "", customer.name]),
      start: start.value,
      durationMinutes: minutes,
      service: service.slug,
      staff: staff?.slug ?? null,
      ...customer,
      ...state.value,
      ...terms.value,
      note: textOf(cell("note"), 2000),
      answers: answersOf(cell("answers")),
      locale: localeOf(cell("locale")),
      customerTimezone: canonicalZone(cell("customerTimezone")) ?? reading.timezone,
      created: instantOf(cell("created")),
      update: null,
    },
  });
}

const shown = (text: string): string => lineOf(text, 60);

const zoneOf = (text: string, { options }: Reading): string | null =>
  text === "" ? options.timezone : canonicalZone(text);

function startOf(cell: Cell, zone: string, { options }: Reading): Result<number, Why> {
  const [date, time, start] = [cell("date"), cell("time"), cell("start")];
  const field = start === "" ? "date" : "start";
  if (start === "" && date === "") return err(why("no_start", "start"));
  const found =
    start !== ""
      ? parseMoment(start, zone, options.dateOrder)
      : wallMoment(date, time, zone, options.dateOrder);
  if ("minute" in found) return ok(found.minute);
  return err(why(momentWhy[found.problem], field, { text: shown(start || `${date} ${time}`.trim()), zone }));
}

function subjectOf(
  cell: Cell,
  { options, names }: Reading,
): Result<{ service: CatalogueService; staff: StaffView | null }, Why> {
  const text = cell("service") || options.service || "";
  if (text === "") return err(why("no_service", "service"));
  const service = names.service(text) ?? (options.service ? names.service(options.service) : null);
  if (!service) return err(why("unknown_service", "service", { text: shown(text) }));
  const person = cell("staff") || options.staff || "";
  const staff = person === "" ? null : names.staff(person);
  if (person !== "" && !staff) return err(why("unknown_staff", "staff", { text: shown(person) }));
  return ok({ service, staff });
}

const blameOfEnd = (cell: Cell): BookingField =>
  cell("end") ? "end" : cell("endTime") ? "endTime" : "duration";

/** Minutes that the booking lasts: up to its end, its duration, or as long as the service does. */
function lengthOf(
  cell: Cell,
  zone: string,
  start: number,
  { options }: Reading,
  service: CatalogueService,
): number | null {
  const [end, clock, duration] = [cell("end"), cell("endTime"), cell("duration")];
  const until = (found: ReturnType<typeof parseMoment>) => ("minute" in found ? found.minute - start : null);
  let minutes: number | null = service.rules.durationMinutes;
  if (end !== "" && parseClock(end) === null) minutes = until(parseMoment(end, zone, options.dateOrder));
  else if (end !== "" || clock !== "") {
    const time = end !== "" ? end : clock;
    const day = cell("date") || cell("start").split(/[T ]/)[0] || "";
    minutes = until(wallMoment(day, time, zone, options.dateOrder));
    // Past midnight.
    if (minutes !== null && minutes <= 0) minutes += 1440;
  } else if (duration !== "") minutes = durationOf(duration);
  return minutes !== null && minutes >= 1 && minutes <= 1440 ? minutes : null;
}

/** Who a row is about. Without an address it takes a name: the desk books like that too. */
export function personOf(
  cell: (field: "name" | "firstName" | "lastName" | "email" | "phone") => string,
): Result<{ name: string; email: string | null; emailKey: string | null; phone: string | null }, Why> {
  const typed = cell("email");
  const mailbox = typed === "" ? null : mailboxOf(typed);
  if (typed !== "" && !mailbox) return err(why("bad_email", "email", { text: shown(typed) }));
  const full = lineOf(cell("name") || `${cell("firstName")} ${cell("lastName")}`, 120);
  const name = isVisible(full) ? full : mailbox?.address.slice(0, mailbox.address.indexOf("@"));
  if (!name) return err(why("no_name", "name"));
  return ok({
    name,
    email: mailbox?.address ?? null,
    emailKey: mailbox && customerKey(mailbox),
    phone: phoneOf(cell("phone")),
  });
}

type State = Pick<BookingRecord, "status" | "cancelled" | "cancelReason" | "cancelledBy">;

function stateOf(cell: Cell, end: number, now: number): Result<State, Why> {
  const text = cell("status");
  // Where a file says nothing, what is over has taken place.
  const status = text === "" ? (end <= now ? "completed" : "confirmed") : statusOf(text);
  if (status === null) return err(why("bad_status", "status", { text: shown(text) }));
  if (status === "held") return err(why("still_waiting", "status"));
  if ((status === "completed" || status === "no_show") && end > now + 1440)
    return err(why("not_over_yet", "status"));
  const gone = status === "cancelled";
  const by = cell("cancelledBy").toLowerCase();
  return ok({
    status,
    cancelled: gone ? (instantOf(cell("cancelled")) ?? now) : null,
    cancelReason: gone ? textOf(cell("cancelReason"), 500) || null : null,
    cancelledBy: gone ? (by.startsWith("cust") || by.startsWith("client") ? "customer" : "business") : null,
  });
}

type Terms = Pick<BookingRecord, "party" | "price" | "policy">;

function termsOf(cell: Cell, currency: string, capacity: number): Result<Terms, Why> {
  const partyText = cell("party");
  const party = partyText === "" ? 1 : Number(partyText);
  if (!Number.isInteger(party) || party < 1 || party > capacity)
    return err(why("bad_party", "party", { text: shown(partyText), most: capacity }));
  const other = cell("currency").toUpperCase();
  if (other !== "" && other !== currency)
    return err(why("other_currency", "currency", { text: shown(other), currency }));
  const priceText = cell("price");
  const price = priceText === "" ? null : priceOf(priceText, currency);
  if (priceText !== "" && price === null) return err(why("bad_price", "price", { text: shown(priceText) }));
  const policyText = cell("policy");
  const policy = policyText === "" ? null : policyTerms.safeParse(jsonOf(policyText)).data;
  if (policy === undefined) return err(why("bad_policy", "policy"));
  return ok({ party, price, policy });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function instantOf(text: string): number | null {
  const ms = text === "" ? null : parseInstant(text);
  return ms === null ? null : Math.floor(ms / 60_000);
}

export function localeOf(text: string): string | null {
  try {
    return text === "" || text.length > 35 ? null : (Intl.getCanonicalLocales(text)[0] ?? null);
  } catch {
    return null;
  }
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** What a row is called: by our id, by the other program's, or by what it says. */
function keyOf(cell: Cell, content: readonly (string | number)[]): string {
  const id = cell("id");
  if (readId("booking", id)) return `id:${id}`;
  if (id !== "") return id.length <= 100 ? `ref:${id}` : `ref:#${digest(id)}`;
  return `row:${digest(JSON.stringify(content))}`;
}
