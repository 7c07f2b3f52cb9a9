import { z } from "zod";
import { lineField, slugField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";

/** A bookable person. `editing`: the slug of who is changed; null adds somebody. An empty address: no mails to them. */
export const staffInput = z.strictObject({
  editing: slugField.nullable(),
  name: lineField(120).pipe(z.string().min(1, "Please enter a name.")),
  email: z.union([z.literal("").transform(() => null), emailField]),
  active: z.boolean(),
});

export type StaffInput = z.output<typeof staffInput>;
