import { z } from "zod";
import { textField } from "#lib/booking/schema.ts";
import { bookingField } from "#lib/booking/staff-schema.ts";
import { isUuid } from "#lib/ids.ts";

const sessionField = z.string().refine(isUuid, "This is not a class.");

export const checkInInput = z.strictObject({
  session: sessionField,
  marks: z
    .array(
      z.strictObject({
        booking: bookingField,
        version: z.number().int().positive(),
        /** Heads of the party; 0: nobody came; null: not marked after all. */
        came: z.number().int().min(0).max(1000).nullable(),
      }),
    )
    .min(1)
    .max(1000),
});
export const cancelSessionInput = z.strictObject({
  session: sessionField,
  reason: textField(500).optional(),
});
export const sessionCapacityInput = z.strictObject({
  session: sessionField,
  capacity: z
    .number({ error: "Enter a number." })
    .int("Enter a whole number.")
    .min(1, "At least one.")
    .max(1000, "At most 1000."),
});
