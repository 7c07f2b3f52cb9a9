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

/** How long an unpaid booking keeps its time, minutes: at least as long as Stripe's page stays open (design 7). */
export const holdInput = z.strictObject({
  minutes: z
    .number({ error: "Please give a whole number of minutes." })
    .int("Please give a whole number of minutes.")
    .min(30, "At least 30 minutes: Stripe keeps its page open that long.")
    .max(1440, "At most 1440 minutes, which is a day."),
});
