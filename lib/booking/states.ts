import { err, ok, type Result } from "#lib/result.ts";

export const bookingStatuses = [
  "held",
  "confirmed",
  "completed",
  "no_show",
  "expired",
  "declined",
  "cancelled",
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

export type Transition =
  | "confirm"
  | "move"
  | "edit"
  | "complete"
  | "mark_no_show"
  | "unmark"
  | "expire"
  | "revive"
  | "decline"
  | "cancel"
  | "withdraw";

/** design 6, as a table: a transition that is not here does not exist. `move` and `edit` keep the status. */
const table: Record<BookingStatus, Partial<Record<Transition, BookingStatus>>> = {
  held: {
    confirm: "confirmed",
    move: "held",
    edit: "held",
    expire: "expired",
    decline: "declined",
    cancel: "cancelled",
  },
  confirmed: {
    move: "confirmed",
    edit: "confirmed",
    complete: "completed",
    mark_no_show: "no_show",
    cancel: "cancelled",
    withdraw: "cancelled",
  },
  // A front desk mis-clicks: what was marked can be counted again, marked otherwise or not at all, but never cancelled
  // or moved. `withdraw` is for what never took place: the wrong file was imported, and the import is taken back.
  completed: { complete: "completed", mark_no_show: "no_show", unmark: "confirmed", withdraw: "cancelled" },
  no_show: { mark_no_show: "no_show", complete: "completed", unmark: "confirmed", withdraw: "cancelled" },
  // Paid after its time had run out, and the time is still free (design 7).
  expired: { revive: "confirmed" },
  declined: {},
  cancelled: {},
};

/** The status after a transition, or a refusal where the table has none (B17). */
export function nextStatus(
  status: BookingStatus,
  transition: Transition,
): Result<BookingStatus, "illegal_transition"> {
  const next = table[status][transition];
  return next ? ok(next) : err("illegal_transition");
}

/** People come a little early: they can be checked in this long before the start, but are not missed before it. */
export const earlyMinutes = 60;

/** Whether the booking still holds its time. */
export const isLive = (status: BookingStatus): boolean => status === "held" || status === "confirmed";

/** A status read from the database. @throws on a value the CHECK forbids: that is a bug. */
export function readStatus(text: string): BookingStatus {
  const found = bookingStatuses.find((status) => status === text);
  if (!found) throw new Error(`Unknown booking status ${text}`);
  return found;
}
