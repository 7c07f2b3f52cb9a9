import { z } from "zod";
import { lineField, slugField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";

const cap = z
  .number({ error: "Please give a whole number." })
  .int("Please give a whole number.")
  .min(1, "At least 1.")
  .max(10_000, "At most 10000.")
  .nullable();

/** A bookable person. `editing`: the slug of who is changed; null adds somebody. An empty address: no mails to them. */
export const staffInput = z.strictObject({
  editing: slugField.nullable(),
  name: lineField(120).pipe(z.string().min(1, "Please enter a name.")),
  email: z.union([z.literal("").transform(() => null), emailField]),
  active: z.boolean(),
  /** Bookings of every service together; null: no limit. */
  perDay: cap,
  perWeek: cap,
});

export type StaffInput = z.output<typeof staffInput>;
