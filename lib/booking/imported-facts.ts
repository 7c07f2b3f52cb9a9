import type { Minute } from "#lib/availability/rules.ts";
import type { PolicyRules } from "#lib/policies/policy.ts";
import type { BookingStatus } from "./states.ts";

/**
 * What a file says of a booking that was agreed elsewhere (decision 017). Hours, notice, grid and caps do not bind it:
 * they were somebody's business when it was made. That two bookings never share a person, room or seat binds it like
 * any other. Instants are minutes since the epoch.
 */
export interface Imported {
  /** What it is called in the file; unique per tenant. */
  key: string;
  status: Exclude<BookingStatus, "held">;
  durationMinutes: number;
  /** Minor units of the whole booking; null: what the service costs now. */
  price: number | null;
  policy: PolicyRules | null;
  note: string;
  created: Minute | null;
  cancelled: Minute | null;
  cancelReason: string | null;
  cancelledBy: "customer" | "business" | null;
}

/** Whether the booking has its time, as everything does that is not an import of what is called off. */
export const takesTime = (imported: Imported | undefined): boolean =>
  imported === undefined || !["cancelled", "declined", "expired"].includes(imported.status);
