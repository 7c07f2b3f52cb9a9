import { z } from "zod";
import { slugField, zoneField } from "#lib/booking/schema.ts";
import { dayOf, isDate } from "#lib/time/civil.ts";

/** The longest range that may be asked for at once, both ends included (contract 1, case L1). */
export const longestRangeDays = 62;

/** A `YYYY-MM-DD` that exists. */
export const dateField = z
  .string()
  .max(10, "This is not a date. Use YYYY-MM-DD.")
  .refine(isDate, "This is not a date that exists. Use YYYY-MM-DD.")
  .meta({ format: "date", example: "2026-12-01" });

/** A whole number that arrives as text, in a query. */
export const countField = (max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text), "Please give a whole number.")
    .meta({ type: "integer", minimum: 1, maximum: max })
    .transform(Number)
    .pipe(z.number().int().min(1, "At least one.").max(max, `At most ${max}.`));

/** What a list of slots may be asked with. */
export const slotsQuery = z
  .strictObject({
    from: dateField.meta({ description: "First local date in `timezone`, included." }),
    to: dateField.meta({ description: "Last local date in `timezone`, included." }),
    timezone: zoneField
      .meta({ description: "IANA name; the business's own zone when left out.", example: "Asia/Kathmandu" })
      .optional(),
    staff: slugField.meta({ description: "Only this staff member." }).optional(),
    duration: countField(1440)
      .meta({ description: "Minutes: one of the service's lengths; its usual one when left out." })
      .optional(),
    party: countField(1000).meta({ description: "Seats wanted; 1 when left out." }).optional(),
  })
  .superRefine(({ from, to }, context) => {
    if (!isDate(from) || !isDate(to)) return;
    const days = dayOf(to) - dayOf(from) + 1;
    if (days < 1)
      context.addIssue({ code: "custom", path: ["to"], message: "The last day lies before the first." });
    if (days > longestRangeDays)
      context.addIssue({
        code: "custom",
        path: ["to"],
        message: `Please ask for at most ${longestRangeDays} days at once.`,
      });
  });

export type SlotsQuery = z.output<typeof slotsQuery>;
