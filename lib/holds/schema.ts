import { z } from "zod";
import { bookingInput, slugField } from "#lib/booking/schema.ts";
import { isHoldToken } from "./hold.ts";

/** The browser makes its own: what is sent after the first hold must be able to name it before the answer is there. */
const token = z.string().refine(isHoldToken, "This is not a hold.");

/** What a browser says when a time is chosen: what it would book, and what it held before. */
export const takeHoldInput = bookingInput
  .pick({ service: true, start: true, timezone: true, staff: true, party: true, durationMinutes: true })
  .extend({ tenant: slugField, token });

export const ownHoldInput = z.strictObject({ tenant: slugField, token });
