import { z } from "zod";
import { dateField } from "#lib/availability/schema.ts";
import { lineField, localeField, slugField, textField, zoneField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";
import { parentList } from "#lib/embeds/schema.ts";
import { isCurrency } from "#lib/money.ts";
import { policyFields } from "#lib/policies/schema.ts";
import { paymentField } from "#lib/services/payment-schema.ts";
import { dayNames } from "./hours.ts";
import { absence, exception, period, weeklySpan } from "./hours-schema.ts";

// The whole set-up of a business as one document (contract 2). Strict: a misspelt field is refused, not ignored.

const name = lineField(120).pipe(z.string().min(1, "Please give a name."));
const count = (min: number, max: number) =>
  z.number().int("Please give a whole number.").min(min, `At least ${min}.`).max(max, `At most ${max}.`);

const price = count(0, 100_000_000).meta({ description: "Minor units of the currency." });
const capOf = (what: string) =>
  count(1, 10_000)
    .meta({ description: `At most so many bookings in a local ${what}.` })
    .optional();
const caps = { perDay: capOf("day"), perWeek: capOf("week, which begins on `weekStart`") };
const hoursOf = (what: string) =>
  slugField
    .meta({ description: `Hours of the ${what}, beside people's and resources': all must be open.` })
    .optional();

/** A set-up that says nothing of these is older than they are, and no reason to forget where mail goes. */
const unsaid = "Left out: it stays as it is.";

const staffEntry = z
  .union([
    slugField,
    z.strictObject({
      staff: slugField,
      weight: count(1, 100)
        .default(1)
        .meta({ description: "For `balanced`: twice the weight, twice the share." }),
    }),
  ])
  .transform((entry) => (typeof entry === "string" ? { staff: entry, weight: 1 } : entry));

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
      weekStart: z.enum(dayNames).default("mon").meta({ description: "The day weeks begin on." }),
      embedParents: parentList.default([]).meta({
        description: "Addresses of the websites that may show the booking page in a frame.",
        example: ["https://www.example.com"],
      }),
      description: textField(1000)
        .optional()
        .meta({ description: `Shown on the page. ${unsaid}` }),
      email: emailField
        .nullable()
        .optional()
        .meta({ description: `Where new bookings and changes are reported; null: nowhere. ${unsaid}` }),
      paymentHoldMinutes: count(30, 1440)
        .optional()
        .meta({ description: `How long an unpaid booking keeps its time. ${unsaid}` }),
      phone: lineField(40)
        .nullable()
        .optional()
        .meta({ description: `Shown on the page. ${unsaid}` }),
      accent: z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, "Please give a colour such as #2f6f5e.")
        .transform((colour) => colour.toLowerCase())
        .optional()
        .meta({ description: `The business's colour. ${unsaid}`, example: "#2f6f5e" }),
    }),
    locations: z
      .array(
        z.strictObject({
          slug: slugField,
          name,
          timezone: zoneField,
          kind: z.enum(["in_person", "online"]).default("in_person"),
          address: textField(500).optional(),
          schedule: hoursOf("place"),
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
          periods: z
            .array(period)
            .max(200)
            .default([])
            .meta({ description: "Other hours for a while. Exceptions go before them." }),
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
          limits: z
            .strictObject(caps)
            .default({})
            .meta({ description: "Of everything this person does; a class counts once." }),
          timeOff: z.array(absence).max(500).default([]).meta({
            description:
              "Approved absence that is not over. What is left out here ends now; what is over, and requests that nobody has answered, stay as they are.",
          }),
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
    policies: z.array(z.strictObject(policyFields)).max(100).default([]),
    services: z
      .array(
        z.strictObject({
          slug: slugField,
          name,
          description: textField(5000).optional(),
          durationMinutes: count(1, 1440),
          durations: z
            .array(z.strictObject({ durationMinutes: count(1, 1440), price }))
            .max(12)
            .default([])
            .meta({ description: "Other lengths to choose from, each with its price. Not for classes." }),
          bufferBeforeMinutes: count(0, 1440).default(0),
          bufferAfterMinutes: count(0, 1440).default(0),
          stepMinutes: count(5, 1440).default(15),
          alignment: z.enum(["clock", "opening"]).default("clock").meta({
            description:
              "What `stepMinutes` are counted from: local midnight, or when hours open, anew each local day.",
          }),
          minimumNoticeMinutes: count(0, 525_600).default(0),
          horizonDays: count(0, 730).default(60),
          bookableFrom: dateField.meta({ description: "The first local day." }).optional(),
          bookableTo: dateField.meta({ description: "The last local day, included." }).optional(),
          capacity: count(1, 1000).default(1),
          staff: z.array(staffEntry).max(200).default([]),
          assignment: z.enum(["any", "balanced", "all"]).default("any"),
          balanceDays: count(1, 366)
            .default(14)
            .meta({ description: "For `balanced`: days before and after a start that are weighed." }),
          resources: z.array(slugField).max(200).default([]),
          location: slugField,
          schedule: hoursOf("service"),
          price: price.default(0),
          payment: paymentField.default({ kind: "none" }),
          noShowFee: count(0, 100_000_000).default(0).meta({
            description:
              "Minor units. A card is asked for when booking, and this is charged where nobody comes.",
          }),
          policy: slugField.optional(),
          limits: z.strictObject({ ...caps, perCustomer: count(1, 10_000).optional() }).default({}),
          approval: z.boolean().default(false).meta({
            description: "Customers ask first: a booking is `held` until the business approves it.",
          }),
          approvalHours: count(1, 336)
            .default(24)
            .meta({ description: "How long a request waits for an answer, at most until it would begin." }),
          waitlist: z
            .union([
              z.literal(false),
              z.strictObject({
                offerMinutes: count(15, 2880)
                  .default(120)
                  .meta({ description: "How long an offer of a freed time stands. Nights do not count." }),
              }),
            ])
            .default({ offerMinutes: 120 })
            .meta({ description: "Whether people may wait for a time; `false`: they may not." }),
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
