import { z } from "zod";
import { dateField } from "#lib/availability/schema.ts";
import { lineField, localeField, slugField, textField, zoneField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";
import { isCurrency } from "#lib/money.ts";
import { clockToMinute, dayNames } from "./hours.ts";

// The whole set-up of a business as one document (contract 2). Strict: a misspelt field is refused, not ignored.

const name = lineField(120).pipe(z.string().min(1, "Please give a name."));
const count = (min: number, max: number) =>
  z.number().int("Please give a whole number.").min(min, `At least ${min}.`).max(max, `At most ${max}.`);

const clock = (lastMinute: number) =>
  z
    .string()
    .refine((text) => (clockToMinute(text) ?? Number.POSITIVE_INFINITY) <= lastMinute, {
      message: lastMinute === 1440 ? "This is not a time from 00:00 to 24:00." : "This is not a time of day.",
    })
    .meta({ example: "09:00" });

const spanFields = { from: clock(1439), to: clock(1440) };
const differs = ({ from, to }: { from: string; to: string }) => from !== to;
const differsMessage = { path: ["to"], error: 'The end must differ from the start; midnight is "24:00".' };

const span = z.strictObject(spanFields).refine(differs, differsMessage);

const weeklySpan = z
  .strictObject({ days: z.array(z.enum(dayNames)).min(1, "At least one day.").max(7), ...spanFields })
  .refine(differs, differsMessage);

const exception = z
  .strictObject({
    date: dateField,
    closed: z.literal(true).optional(),
    open: z.array(span).max(20).optional(),
    reason: lineField(200).optional(),
  })
  .refine((day) => (day.closed === undefined) !== (day.open === undefined), {
    error: 'Please give either "closed": true or the hours as "open".',
  });

const tier = z.strictObject({
  before: z.union([z.strictObject({ hours: z.number().min(0).max(8760) }), z.literal("same-day")]),
  refund: z.number().min(0, "At least 0.").max(100, "At most 100."),
});

const payment = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z
    .strictObject({
      kind: z.literal("deposit"),
      percent: count(1, 100).optional(),
      amount: count(1, 100_000_000).optional(),
    })
    .refine((rule) => (rule.percent === undefined) !== (rule.amount === undefined), {
      error: "Please give either a percentage or an amount.",
    }),
  z.strictObject({ kind: z.literal("full") }),
]);

const staffRefs = z.array(slugField).max(200);

export const configuration = z
  .strictObject({
    business: z.strictObject({
      name,
      timezone: zoneField.meta({ example: "Europe/Berlin" }),
      currency: z
        .string()
        .max(3)
        .refine(isCurrency, "This is no currency we know. Use an ISO 4217 code such as EUR.")
        .meta({ example: "EUR" }),
      locale: localeField.meta({ example: "de" }),
    }),
    locations: z
      .array(
        z.strictObject({
          slug: slugField,
          name,
          timezone: zoneField,
          kind: z.enum(["in_person", "online"]).default("in_person"),
          address: textField(500).optional(),
        }),
      )
      .max(200),
    schedules: z
      .array(
        z.strictObject({
          slug: slugField,
          timezone: zoneField,
          weekly: z.array(weeklySpan).max(100),
          exceptions: z.array(exception).max(1000).default([]),
        }),
      )
      .max(500),
    staff: z
      .array(
        z.strictObject({
          slug: slugField,
          name,
          schedule: slugField,
          email: emailField.optional(),
          active: z.boolean().default(true),
        }),
      )
      .max(500),
    resources: z
      .array(
        z.strictObject({
          slug: slugField,
          name,
          units: count(1, 200).default(1),
          schedule: slugField.optional(),
        }),
      )
      .max(200)
      .default([]),
    policies: z
      .array(
        z.strictObject({
          slug: slugField,
          tiers: z.array(tier).min(1, "At least one tier.").max(12),
          afterMove: z.enum(["carry", "restart"]).default("carry"),
        }),
      )
      .max(100)
      .default([]),
    services: z
      .array(
        z.strictObject({
          slug: slugField,
          name,
          description: textField(5000).optional(),
          durationMinutes: count(1, 1440),
          bufferBeforeMinutes: count(0, 1440).default(0),
          bufferAfterMinutes: count(0, 1440).default(0),
          stepMinutes: count(5, 1440).default(15),
          minimumNoticeMinutes: count(0, 525_600).default(0),
          horizonDays: count(0, 730).default(60),
          capacity: count(1, 1000).default(1),
          staff: staffRefs.default([]),
          assignment: z.enum(["any", "balanced", "all"]).default("any"),
          resources: staffRefs.default([]),
          location: slugField,
          price: count(0, 100_000_000).default(0).meta({ description: "Minor units of the currency." }),
          payment: payment.default({ kind: "none" }),
          policy: slugField.optional(),
          limits: z
            .strictObject({ perDay: count(1, 10_000).optional(), perCustomer: count(1, 10_000).optional() })
            .default({}),
          approval: z
            .literal(false, { error: "Bookings that wait for approval are not available yet." })
            .default(false),
          reminders: z
            .array(z.strictObject({ hoursBefore: z.number().positive("More than 0.").max(8760) }))
            .max(10)
            .default([]),
          active: z.boolean().default(true),
        }),
      )
      .max(500),
  })
  .meta({ id: "Configuration" });

/** The document as it arrived and was understood. */
export type Configuration = z.output<typeof configuration>;
