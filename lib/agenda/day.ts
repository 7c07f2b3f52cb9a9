import type { Minute, Span } from "#lib/availability/rules.ts";
import type { BookingStatus } from "#lib/booking/states.ts";

/** One thing in somebody's day: an appointment, or a group session with its seats. Minutes since the epoch. */
export interface AgendaEntry {
  /** `bkg_…` of a booking, the bare id of a session. */
  id: string;
  kind: "booking" | "session";
  from: Minute;
  to: Minute;
  /** With buffers. */
  occupiedFrom: Minute;
  occupiedTo: Minute;
  staffIds: string[];
  /** The customer's name; a session has none. */
  customer: string | null;
  service: string;
  status: BookingStatus;
  seats: { taken: number; capacity: number } | null;
  /** How it can be moved by hand; null for what cannot: sessions, and what is over. */
  grip: Grip | null;
  /** Epoch milliseconds: what came after the page was opened is shown as new. */
  createdMs: number;
}

/** What moving an appointment in the calendar needs to know. */
export interface Grip {
  version: number;
  /** Minutes between the starts its service has, by the clock or from when hours open. */
  step: number;
  alignment: "clock" | "opening";
  /** Slug of the one person whose it is; null where nobody's or several people's. */
  staff: string | null;
}

/** Approved time off, as far as it counted. */
export interface AgendaAway extends Span {
  id: string;
  reason: string;
}

/** Time kept free on somebody's calendar, or that of a room. */
export interface AgendaBlock extends Span {
  id: string;
  /** Null for a room's. */
  staffId: string | null;
  /** The room's name. */
  unit: string | null;
  reason: string;
  /** `calendar`: busy elsewhere, and changed there. */
  source: "staff" | "calendar";
}

export interface AgendaStaff {
  id: string;
  slug: string;
  name: string;
  /** Without time off. */
  open: Span[];
  away: AgendaAway[];
}

/** A share of the column's width: what overlaps stands side by side. */
export type Placed<T> = T & { lane: number; lanes: number };
export type PlacedEntry = Placed<AgendaEntry>;

export interface AgendaColumn {
  /** Null: what needs no person. */
  staff: AgendaStaff | null;
  entries: PlacedEntry[];
  blocks: Placed<AgendaBlock>[];
}

export interface DayAgenda {
  date: string;
  zone: string;
  /** The instants of the local day. */
  day: Span;
  /** What the grid shows: whole hours around opening times and entries. */
  shown: Span;
  columns: AgendaColumn[];
  /** What is kept free of rooms: they have no column. */
  rooms: AgendaBlock[];
}

const byStart = (a: Span, b: Span) => a.from - b.from || b.to - a.to;

/** Puts what overlaps side by side: each takes the first lane that is free when it begins. Pure. */
export function placeSideBySide<T extends Span>(entries: readonly T[]): Placed<T>[] {
  const placed: Placed<T>[] = [];
  let cluster: Placed<T>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const entry of cluster) entry.lanes = ends.length;
    placed.push(...cluster);
    cluster = [];
    ends = [];
  };
  for (const entry of [...entries].sort(byStart)) {
    if (ends.length > 0 && ends.every((end) => end <= entry.from)) close();
    const free = ends.findIndex((end) => end <= entry.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = entry.to;
    cluster.push({ ...entry, lane, lanes: 1 });
  }
  close();
  return placed;
}

/** Columns in the business's order; the one without a person only where something stands in it. */
export function columnsOf(
  staff: readonly AgendaStaff[],
  entries: readonly AgendaEntry[],
  blocks: readonly AgendaBlock[] = [],
): AgendaColumn[] {
  const columns: AgendaColumn[] = staff.map((person) => {
    const own = placeSideBySide([
      ...entries.filter((entry) => entry.staffIds.includes(person.id)),
      ...blocks.filter((block) => block.staffId === person.id),
    ]);
    return {
      staff: person,
      entries: own.filter((one) => "status" in one),
      blocks: own.filter((one) => "source" in one),
    };
  });
  const known = new Set(staff.map(({ id }) => id));
  const nobody = entries.filter((entry) => !entry.staffIds.some((id) => known.has(id)));
  return nobody.length > 0
    ? [...columns, { staff: null, entries: placeSideBySide(nobody), blocks: [] }]
    : columns;
}

const usual = { from: 9 * 60, to: 17 * 60 };

/**
 * Whole hours from the first opening or entry to the last, counted from the day's start; nine to five when empty. What
 * people block counts too, or it could not be taken away again; a calendar's nights do not.
 */
export function shownSpan(day: Span, columns: readonly AgendaColumn[]): Span {
  const spans = columns.flatMap(({ staff, entries, blocks }) => [
    ...(staff?.open ?? []),
    ...entries.map((entry) => ({ from: entry.occupiedFrom, to: entry.occupiedTo })),
    ...blocks.filter(({ source }) => source === "staff"),
  ]);
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  if (spans.length === 0) return { from: day.from + usual.from, to: Math.min(day.to, day.from + usual.to) };
  const hour = (minute: number, round: (n: number) => number) =>
    day.from + round((minute - day.from) / 60) * 60;
  return { from: Math.max(day.from, hour(from, Math.floor)), to: Math.min(day.to, hour(to, Math.ceil)) };
}
