import { z } from "zod";
import { bookingStatuses } from "#lib/booking/states.ts";
import { meanwhileFields } from "#lib/errors.ts";

// What answers are made of. No transforms: these are also the OpenAPI document's schemas.

/** No query, no body. */
export const nothing = z.strictObject({});

export const money = z
  .object({ amount: z.int(), currency: z.string() })
  .meta({ id: "Money", description: "Minor units of an ISO 4217 currency." });

export const instant = z
  .string()
  .meta({ format: "date-time", description: "RFC 3339 with offset.", example: "2026-12-01T09:00:00-05:00" });

export const date = z.string().meta({ format: "date", example: "2026-12-01" });

export const zone = z.string().meta({ description: "IANA time zone name.", example: "Europe/Paris" });

export const slug = z.string().meta({ example: "cut" });

export const seriesTime = z
  .object({
    wall: z.string().meta({ description: "What clocks of the place show.", example: "2026-12-01T09:00" }),
    start: instant.nullable().meta({ description: "Null where the clocks skip that time." }),
    status: z.string().meta({
      description: "`free`, or why it cannot be had: a code as below, or `clock_skips`.",
    }),
    alternatives: z
      .array(instant)
      .meta({ description: "The nearest free starts within three days; up to three." }),
  })
  .meta({ id: "SeriesTime" });

export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    alternatives: z.array(instant).optional().meta({
      description:
        "With `slot_taken`: up to five nearest free starts. With `illegal_transition` of a waitlist: those that fit.",
    }),
    current: z
      .object({
        version: z.int(),
        status: z.enum(bookingStatuses),
        start: instant,
        durationMinutes: z.int(),
        staff: slug.nullable(),
        service: slug,
        party: z.int(),
      })
      .optional()
      .meta({ description: "With `version_conflict` of a booking: the booking as it is now." }),
    changes: z
      .array(
        z.object({
          field: z.enum(meanwhileFields),
          before: z.union([z.string(), z.int()]).nullable(),
          after: z.union([z.string(), z.int()]).nullable(),
          beforeName: z.string().optional(),
          afterName: z.string().optional(),
          by: z.enum(["customer", "business", "system"]),
          byName: z.string().nullable().meta({ description: "Who of the business; told to the business." }),
          at: instant,
        }),
      )
      .optional()
      .meta({ description: "With `version_conflict` of a booking: what changed meanwhile, oldest first." }),
    conflicts: z
      .array(seriesTime)
      .optional()
      .meta({ description: "With `slot_taken`, of a series: every time that cannot be had." }),
  })
  .meta({ id: "Problem", description: "RFC 9457." });

export const bookingFields = {
  id: z.string().meta({ example: "bkg_019abc…" }),
  status: z.enum(bookingStatuses),
  version: z.int().meta({ description: "Rises with every change." }),
  start: instant,
  end: instant,
  timezone: zone,
  staff: slug.nullable(),
  service: slug,
  party: z.int(),
  price: money,
  dueNow: money,
};

export const bookingAnswer = z.object(bookingFields).meta({ id: "Booking" });
