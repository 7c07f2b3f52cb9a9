import { z } from "zod";
import { dateField } from "#lib/availability/schema.ts";
import { lineField, slugField, textField } from "#lib/booking/schema.ts";
import { paymentField } from "./payment-schema.ts";

const count = (min: number, max: number) =>
  z
    .number({ error: "Please give a whole number." })
    .int("Please give a whole number.")
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`);

/** A service as its editor sends it. Minutes, days, and minor units of the business's currency. */
export const serviceFields = {
  slug: slugField,
  name: lineField(120).pipe(z.string().min(1, "Please give the service a name.")),
  description: textField(5000),
  durationMinutes: count(5, 1440),
  bufferBeforeMinutes: count(0, 1440),
  bufferAfterMinutes: count(0, 1440),
  /** Other lengths customers may choose, each with its price. */
  durations: z
    .array(z.strictObject({ durationMinutes: count(5, 1440), price: count(0, 100_000_000) }))
    .max(12, "At most 12 lengths."),
  stepMinutes: count(5, 1440),
  alignment: z.enum(["clock", "opening"]),
  minimumNoticeMinutes: count(0, 525_600),
  horizonDays: count(0, 730),
  bookableFrom: dateField.nullable(),
  bookableTo: dateField.nullable(),
  capacity: count(1, 1000),
  price: count(0, 100_000_000),
  payment: paymentField,
  /** Charged to the card on file of whoever does not come, minor units; 0: no card is asked for. */
  noShowFee: count(0, 100_000_000),
  location: slugField,
  /** Of the cancellation policy; null: the usual one (lib/policies/policy.ts). */
  policy: slugField.nullable(),
  staff: z.array(slugField).max(200),
  assignment: z.enum(["any", "balanced", "all"]),
  /** For "balanced": shares by staff slug, 1 where none is given. */
  weights: z.record(slugField, count(1, 100)),
  balanceDays: count(1, 366),
  resources: z.array(slugField).max(200),
  reminders: z.array(z.number().positive("More than 0.").max(8760, "At most a year.")).max(10),
  /** Customers ask first, and wait so many hours for an answer. */
  approval: z.boolean(),
  approvalHours: count(1, 336),
  /** How long an offer to whoever waits stands; null: no waitlist. */
  waitlistMinutes: count(15, 2880).nullable(),
  perDay: count(1, 10_000).nullable(),
  perWeek: count(1, 10_000).nullable(),
  perCustomer: count(1, 10_000).nullable(),
  active: z.boolean(),
};

/** `editing`: the slug of the service that is changed; null makes a new one. */
export const serviceInput = z
  .strictObject({ editing: slugField.nullable(), ...serviceFields })
  .superRefine((input, context) => {
    const { durations, durationMinutes, capacity, price, payment, bookableFrom, bookableTo } = input;
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    durations.forEach((one, index) => {
      const lengths = [durationMinutes, ...durations.slice(0, index).map((other) => other.durationMinutes)];
      if (lengths.includes(one.durationMinutes)) refuse(["durations", index], "This length is there twice.");
    });
    const deposit = payment.kind === "deposit" ? (payment.amount ?? 0) : 0;
    if (deposit > price) refuse(["payment", "amount"], "The deposit is more than the price.");
    durations.forEach((one, index) => {
      if (deposit > one.price) refuse(["durations", index], "The deposit is more than this length costs.");
    });
    if (durations.length > 0 && capacity > 1)
      refuse(["durations"], "A class has one length: everybody comes and goes together.");
    if (bookableFrom !== null && bookableTo !== null && bookableTo < bookableFrom)
      refuse(["bookableTo"], "The last day lies before the first.");
  })
  .refine(({ staff, resources }) => staff.length + resources.length > 0, {
    path: ["staff"],
    message: "Choose at least one person or resource; otherwise the same time could be booked without end.",
  });

export type ServiceInput = z.output<typeof serviceInput>;
