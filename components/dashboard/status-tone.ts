import type { Tone } from "#components/ui/badge.tsx";
import type { BookingStatus } from "#lib/booking/states.ts";

/** The tone of a booking's state; its word always stands beside it. */
export const statusTone: Record<BookingStatus, Tone> = {
  held: "caution",
  confirmed: "note",
  completed: "good",
  no_show: "bad",
  expired: "neutral",
  declined: "neutral",
  cancelled: "neutral",
};
