import { z } from "zod";
import { textField } from "#lib/booking/schema.ts";
import { bookingField } from "#lib/booking/staff-schema.ts";

/** Minor units of the booking's currency (case P13). */
export const refundInput = z.strictObject({
  booking: bookingField,
  amount: z
    .number({ error: "Please give an amount." })
    .int("Please give an amount in the currency's own units.")
    .min(1, "More than nothing.")
    .max(100_000_000, "This is more than can be given back."),
  note: textField(500),
});
