import { z } from "zod";
import { bookingInput, slugField } from "#lib/booking/schema.ts";

const token = z.string().max(64);

/** What a browser says when a time is chosen: what it would book, and what it held before. */
export const takeHoldInput = bookingInput
  .pick({ service: true, start: true, timezone: true, staff: true, party: true, durationMinutes: true })
  .extend({ tenant: slugField, token: token.nullable() });

export const ownHoldInput = z.strictObject({ tenant: slugField, token });
