import { nameKey } from "#lib/customers/words.ts";
import { showId } from "#lib/ids.ts";
import type { Result } from "#lib/result.ts";
import type { CatalogueService, StaffView } from "#lib/services/catalogue.ts";
import type { ReadBooking } from "./booking-row.ts";
import type { Holder, Occupancy } from "./occupancy.ts";
import type { BookingRecord } from "./schema.ts";
import { type PlannedRow, type Why, why } from "./why.ts";

/** A booking that is here, as far as a file can agree with it or not. */
export interface KnownBooking {
  id: string;
  externalKey: string | null;
  status: string;
  start: number;
  serviceId: string;
  staffId: string | null;
  emailKey: string | null;
  name: string;
  note: string;
}

/** Seats of a group service at one start. */
export interface KnownSession {
  serviceId: string;
  staffId: string | null;
  start: number;
  seatsLeft: number;
}

/** What is here, around the times of the file. */
export interface BookingState {
  bookings: readonly KnownBooking[];
  sessions: readonly KnownSession[];
  /** Changed while planning: rows take their places one after the other. */
  lanes: Occupancy;
  staff: readonly StaffView[];
}

/** What our own export calls a booking. */
export const ownKey = (id: string): string => `id:${showId("booking", id)}`;

const holdsTime = (status: string): boolean => ["held", "confirmed", "completed", "no_show"].includes(status);

/** Whoever gave no address is known by name. */
const naturalKey = (
  { emailKey, name }: { emailKey: string | null; name: string },
  serviceId: string,
  start: number,
): string => `${emailKey ?? nameKey(name)} ${serviceId} ${start}`;

/** Compares the rows of a file with what is here, in their order: earlier rows get their time first. Pure. */
export function planBookings(
  rows: readonly Result<ReadBooking, Why>[],
  state: BookingState,
  now: number,
): PlannedRow<BookingRecord>[] {
  const planner = createPlanner(state, now);
  return rows.map((row, index) => {
    if (row.ok) return planner(row.value, index + 1);
    const title = { name: "", start: null, service: "", staff: "" };
    return { number: index + 1, kind: "invalid", title, record: null, why: row.error, changes: [] };
  });
}

type Verdict = Pick<PlannedRow<BookingRecord>, "kind" | "why" | "record" | "changes">;

const refused = (kind: "conflict" | "invalid", reason: Why): Verdict => ({
  kind,
  why: reason,
  record: null,
  changes: [],
});

function createPlanner(state: BookingState, now: number) {
  const byId = new Map(
    state.bookings.map((booking) => [`id:bkg_${booking.id.replaceAll("-", "")}`, booking]),
  );
  const byKey = new Map(
    state.bookings.flatMap((one) => (one.externalKey ? [[one.externalKey, one] as const] : [])),
  );
  const byNature = new Map(
    state.bookings
      .filter(({ status }) => holdsTime(status))
      .map((one) => [naturalKey(one, one.serviceId, one.start), one]),
  );
  const nameOf = new Map(state.bookings.map(({ id, name }) => [id, name]));
  const seats = new Map(
    state.sessions.map((session) => [sessionKey(session.serviceId, session.start), { ...session }]),
  );
  const rowOf = new Map<string, number>();

  const takenBy = (holder: Holder, who: string): Why =>
    holder.row === undefined
      ? why("taken_booking", "start", {
          who,
          other: (holder.booking && nameOf.get(holder.booking)) || "",
          from: holder.from,
          to: holder.to,
        })
      : why("taken_row", "start", { who, row: holder.row });

  /** Takes the row's time, or says who has it. The staff member found is written into the record. */
  function take(read: ReadBooking, number: number): { staff: StaffView | null } | Why {
    const { service, record } = read;
    const [from, to] = [record.start, record.start + record.durationMinutes];
    const key = sessionKey(service.id, from);
    const session = service.rules.capacity > 1 ? seats.get(key) : undefined;
    if (session) {
      if (session.seatsLeft < record.party) return why("full", "start", { left: session.seatsLeft });
      session.seatsLeft -= record.party;
      return { staff: state.staff.find(({ id }) => id === session.staffId) ?? read.staff };
    }
    const crews = crewsOf(service, read.staff);
    const busy = (lane: string) => state.lanes.against(lane, from, to);
    const crew = crews.find((ids) => ids.every((id) => !busy(id)));
    if (!crew) {
      const lane = crews.flat().find((id) => busy(id)) ?? "";
      const holder = busy(lane);
      const who = state.staff.find(({ id }) => id === lane)?.name ?? "";
      return holder ? takenBy(holder, who) : why("no_room", "start");
    }
    const units: string[] = [];
    for (const { unitIds } of service.rules.resources) {
      const unit = unitIds.find((id) => !busy(id));
      if (!unit) return why("no_room", "start");
      units.push(unit);
    }
    for (const lane of [...crew, ...units]) state.lanes.add(lane, { from, to, row: number });
    const staffId = crew[0] ?? null;
    if (service.rules.capacity > 1)
      seats.set(key, {
        serviceId: service.id,
        staffId,
        start: from,
        seatsLeft: service.rules.capacity - record.party,
      });
    return { staff: state.staff.find(({ id }) => id === staffId) ?? null };
  }

  function judge(read: ReadBooking, number: number): Verdict & { staff?: StaffView | null } {
    const { record, service } = read;
    const before = rowOf.get(record.key);
    if (before !== undefined) return refused("invalid", why("repeats", undefined, { row: before }));
    rowOf.set(record.key, number);
    const known =
      byId.get(record.key) ??
      byKey.get(record.key) ??
      (holdsTime(record.status)
        ? byNature.get(naturalKey({ emailKey: read.emailKey, name: record.name }, service.id, record.start))
        : undefined);
    if (known) return compared(known, read, now);
    if (!holdsTime(record.status)) return { kind: "create", why: null, record, changes: [] };
    const taken = take(read, number);
    if ("code" in taken) return refused("conflict", taken);
    const staff = taken.staff;
    return {
      kind: "create",
      why: null,
      record: { ...record, staff: staff?.slug ?? record.staff },
      changes: [],
      staff,
    };
  }

  return (read: ReadBooking, number: number): PlannedRow<BookingRecord> => {
    const { staff = read.staff, ...verdict } = judge(read, number);
    const { name, start } = read.record;
    return {
      number,
      title: { name, start, service: read.service.name, staff: staff?.name ?? "" },
      ...verdict,
    };
  };
}

const sessionKey = (serviceId: string, start: number) => `${serviceId} ${start}`;

/** Who could do it: the person named, everybody at once, or one of those who offer it; nobody is needed for some. */
function crewsOf({ rules }: CatalogueService, named: StaffView | null): string[][] {
  const all = rules.staff.map(({ id }) => id);
  if (rules.assignment === "all" && all.length > 0) return [all];
  if (named) return [[named.id]];
  return all.length > 0 ? all.map((id) => [id]) : [[]];
}

/** A row about a booking that is here. What is here is never overwritten: at most it learns what became of it. */
function compared(known: KnownBooking, { record, service, staff }: ReadBooking, now: number): Verdict {
  if (known.start !== record.start || known.serviceId !== service.id || (staff && known.staffId !== staff.id))
    return refused("conflict", why("differs", "start", { name: known.name, start: known.start }));
  const over = record.start <= now;
  const live = known.status === "confirmed" || known.status === "held";
  const status =
    known.status === record.status
      ? undefined
      : record.status === "cancelled" && live
        ? ("cancelled" as const)
        : (record.status === "completed" || record.status === "no_show") &&
            over &&
            known.status !== "cancelled"
          ? record.status
          : undefined;
  if (!live && known.status === "cancelled" && holdsTime(record.status))
    return refused("conflict", why("was_cancelled", "status", { name: known.name }));
  const note = record.note !== "" && record.note !== known.note ? record.note : undefined;
  if (status === undefined && note === undefined)
    return { kind: "same", why: null, record: null, changes: [] };
  return {
    kind: "update",
    why: null,
    record: { ...record, update: { id: known.id, ...(status ? { status } : {}), ...(note ? { note } : {}) } },
    changes: [
      ...(status ? [{ field: "status" as const, from: known.status, to: status }] : []),
      ...(note ? [{ field: "note" as const, from: known.note, to: note }] : []),
    ],
  };
}
