import type { Booker } from "#lib/customers/booker.ts";
import type { Actor } from "./actor.ts";
import type { Idempotency } from "./idempotency.ts";
import type { Imported } from "./imported-facts.ts";
import type { BookingInput } from "./schema.ts";
import type { BookingView } from "./view.ts";

/** What every door hands to `placeBooking`: the parsed wish, who asks, and from where. */
export interface PlacementRequest extends Omit<BookingInput, "customer"> {
  /** Without an address only from the business: nobody can be written to then. */
  customer: Booker;
  actor: Actor;
  source: "page" | "api" | "dashboard" | "import" | "waitlist";
  idempotency?: Idempotency;
  /** The token of the hold that this booking takes over (lib/holds). Unknown or outdated, it changes nothing. */
  hold?: string | undefined;
  /** Staff squeeze a buffer knowingly (design 4.1); ignored for everybody else. Never two bookings at one time. */
  squeeze?: boolean | undefined;
  /** The series it is booked with and its place in it, from 1: the series tells of it, here only reminders are queued. */
  series?: { id: string; index: number };
  /** What a file says of a booking that was agreed elsewhere. Counts only for the business. */
  imported?: Imported | undefined;
  /** Nobody is written to. */
  quiet?: boolean | undefined;
}

export interface Placed {
  view: BookingView;
  bookingId: string;
  manageToken: string;
  /** True when this answer was given before under the same Idempotency-Key. */
  replayed: boolean;
}
