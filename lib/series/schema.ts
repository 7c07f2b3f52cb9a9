import { z } from "zod";
import { bookingInput, idempotencyKeyField, startField, textField, zoneField } from "#lib/booking/schema.ts";
import { staffCustomer } from "#lib/booking/staff-schema.ts";
import { dayNames } from "#lib/configuration/hours.ts";
import { readId } from "#lib/ids.ts";
import { isDate } from "#lib/time/civil.ts";
import { conflictChoices } from "./plan.ts";
import { MOST_INTERVAL, MOST_OCCURRENCES, type SeriesRule } from "./repeat.ts";

const whole = "Please give a whole number.";

const repeatFields = z.strictObject({
  every: z.enum(["week", "month"]),
  interval: z
    .number()
    .int(whole)
    .min(1, "At least one.")
    .max(MOST_INTERVAL, `At most ${MOST_INTERVAL}.`)
    .optional()
    .meta({ description: "Every so many weeks or months; 1 when left out." }),
  weekdays: z
    .array(z.enum(dayNames))
    .max(7)
    .optional()
    .meta({ description: "Of weeks. The weekday of the first start always counts." }),
  on: z.enum(["day", "weekday"]).optional().meta({
    description:
      "Of months: the same day of the month (the last one where a month is shorter), or the same weekday of it, such as the second Tuesday (a fifth means the last). `day` when left out.",
  }),
  count: z
    .number()
    .int(whole)
    .min(2, "At least two.")
    .max(MOST_OCCURRENCES, `At most ${MOST_OCCURRENCES}.`)
    .optional(),
  until: z
    .string()
    .refine(isDate, "This is not a date.")
    .optional()
    .meta({ format: "date", description: "The last local date that counts; instead of `count`." }),
});

/** A rule as it was asked for, without the day that weeks begin on: the business says that. */
export const repeatField = repeatFields
  .refine(({ count, until }) => (count === undefined) !== (until === undefined), {
    message: "Please say how many times, or until when.",
    path: ["count"],
  })
  .refine(({ every, weekdays }) => every === "week" || weekdays === undefined, {
    message: "Weekdays belong to weeks.",
    path: ["weekdays"],
  })
  .refine(({ every, on }) => every === "month" || on === undefined, {
    message: "This belongs to months.",
    path: ["on"],
  });

export type RepeatInput = z.output<typeof repeatField>;

/** The whole rule, as it is stored and reckoned with. */
export function ruleOf(input: RepeatInput, weekStart: number): SeriesRule {
  const { every, interval = 1, weekdays = [], on = "day", count, until } = input;
  const end = count === undefined ? { until: until ?? "" } : { count };
  if (every === "month") return { every, interval, on, ...end };
  const days = dayNames.flatMap((name, index) => (weekdays.includes(name) ? [index + 1] : []));
  return { every, interval, weekdays: days, weekStart, ...end };
}

const end = z.union([z.object({ count: z.number() }), z.object({ until: z.string() })]);
const stored = z.union([
  z.object({
    every: z.literal("week"),
    interval: z.number(),
    weekdays: z.array(z.number()),
    weekStart: z.number(),
  }),
  z.object({ every: z.literal("month"), interval: z.number(), on: z.enum(["day", "weekday"]) }),
]);

/** A rule from its column. @throws on a shape that `ruleOf` does not write: that is a bug. */
export const storedRule = (column: unknown): SeriesRule => ({
  ...stored.parse(column),
  ...end.parse(column),
});

/** A shown id, read into the bare one. */
const shownId = (kind: "booking" | "series", message: string) =>
  z.string().transform((text, context) => {
    const id = readId(kind, text);
    if (id) return id;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

export const bookingIdField = shownId("booking", "This is not a booking.");
export const seriesIdField = shownId("series", "This is not a series.");

export const conflictsField = z.enum(conflictChoices).meta({
  description:
    "What to do where a time cannot be had: leave it out, take the nearest free one within three days, or book nothing and say which (`stop`).",
});

/** The starts that were shown, in order: booked exactly so, or not at all. */
const expectedField = z.array(startField).max(MOST_OCCURRENCES);

export const seriesWish = bookingInput.omit({ customer: true, answers: true, coupon: true }).extend({
  repeat: repeatField,
});

export const seriesInput = bookingInput.omit({ coupon: true }).extend({
  repeat: repeatField,
  conflicts: conflictsField.optional(),
  expected: expectedField.optional().meta({
    description: "The starts of a preview. Where they are no longer what would be booked, nothing is.",
  }),
});

export type SeriesWish = z.output<typeof seriesWish>;
export type SeriesInput = z.output<typeof seriesInput>;

/** Which bookings of a series a change is for, seen from one of them. */
export const reaches = ["one", "following", "all"] as const;
export type SeriesReach = (typeof reaches)[number];
export const reachField = z.enum(reaches).meta({
  description:
    "This booking only, this and those after it, or all. What has begun or was cancelled stays as it is.",
});

export const seriesMoveInput = z.strictObject({
  booking: bookingIdField,
  reach: reachField,
  start: startField,
  timezone: zoneField.optional(),
  conflicts: conflictsField.optional(),
  expected: expectedField.optional(),
});
export const seriesCancelInput = z.strictObject({
  booking: bookingIdField
    .optional()
    .meta({ description: "Seen from which booking; may be left out for `all`." }),
  reach: reachField,
  reason: textField(500).optional(),
});

// What the dashboard and the customer's own link send.

const seen = { booking: bookingIdField, version: z.number().int().positive() };

export const staffSeriesWish = seriesWish.omit({ timezone: true });
export const staffSeriesInput = seriesInput.omit({ timezone: true, customer: true, answers: true }).extend({
  customer: staffCustomer,
  note: textField(2000).optional(),
  /** Made once per form, so that pressing twice books once. */
  key: idempotencyKeyField,
});
export const staffSeriesMoveWish = z.strictObject({
  ...seen,
  reach: reachField,
  start: startField,
  conflicts: conflictsField,
});
export const staffSeriesMoveInput = staffSeriesMoveWish.extend({ expected: expectedField });
export const staffSeriesCancelInput = z.strictObject({
  ...seen,
  reach: reachField,
  reason: textField(500).optional(),
});
export const ownSeriesCancelInput = z.strictObject({
  token: z.string().max(64),
  version: z.int(),
  reach: reachField,
  reason: textField(500).optional(),
});
