import type { Actor } from "./actor.ts";
import type { Idempotency } from "./idempotency.ts";
import type { BookingInput } from "./schema.ts";
import type { BookingView } from "./view.ts";

/** What every door hands to `placeBooking`: the parsed wish, who asks, and from where. */
export interface PlacementRequest extends BookingInput {
  actor: Actor;
  source: "page" | "api" | "dashboard" | "import";
  idempotency?: Idempotency;
}

export interface Placed {
  view: BookingView;
  bookingId: string;
  manageToken: string;
  /** True when this answer was given before under the same Idempotency-Key. */
  replayed: boolean;
}
