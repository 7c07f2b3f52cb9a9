import { z } from "zod";
import { type Holiday, holidayYears } from "#lib/holidays/holidays.ts";
import { date } from "./schema.ts";

/** `GET /api/v1/{tenant}/holidays`. */
export const holidaysQuery = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "Please give a country code of two letters, such as DE.")
    .meta({ description: "ISO 3166-1 alpha-2.", example: "US" }),
  region: z
    .string()
    .max(40, "This is not a region we know.")
    .meta({
      description:
        "ISO 3166-2 without the country; the holidays of the whole country when left out. Where a part of a region has holidays of its own, its code follows after a hyphen (`BY-KATH`).",
      example: "NY",
    })
    .optional(),
  year: z
    .string()
    .regex(/^\d{4}$/, "Please give a year.")
    .transform(Number)
    .pipe(
      z
        .number()
        .min(holidayYears.first, `Not before ${holidayYears.first}.`)
        .max(holidayYears.last, `Not after ${holidayYears.last}.`),
    )
    .meta({ example: "2027" }),
});

const longestReason = 200;

export const holidaysAnswer = z
  .object({
    exceptions: z.array(
      z.object({
        date,
        closed: z.literal(true),
        reason: z.string().meta({ example: "Thanksgiving Day" }),
      }),
    ),
  })
  .meta({ id: "Holidays", description: "Ready to be put into a schedule's `exceptions`." });

/** Closed days, as a configuration document writes them. */
export const holidaysView = (holidays: readonly Holiday[]): z.output<typeof holidaysAnswer> => ({
  exceptions: holidays.map((holiday) => ({
    date: holiday.date,
    closed: true,
    reason: holiday.name.slice(0, longestReason).trim(),
  })),
});
