import { z } from "zod";
import { dateField } from "#lib/availability/schema.ts";
import {
  bookingInput,
  customerFields,
  durationField,
  partyField,
  slugField,
  zoneField,
} from "#lib/booking/schema.ts";
import { readId } from "#lib/ids.ts";

const minuteOfDay = (max: number) => z.number().int("Please give a whole number.").min(0).max(max);

const timesField = z
  .array(
    z
      .strictObject({ from: minuteOfDay(1439), to: minuteOfDay(1440) })
      .refine(({ from, to }) => from < to, { path: ["to"], message: "The end lies before the beginning." }),
  )
  .max(8, "That is too many.")
  .meta({
    description:
      "Spans of the wall day, in minutes since midnight, in which a start may lie; without one, at any time.",
    example: [{ from: 540, to: 720 }],
  });

/** What every door accepts for a place in a waitlist. Days and times are the service's own wall time. */
export const wishFields = {
  service: slugField,
  staff: slugField.meta({ description: "With whom; left out: with whoever is free." }).optional(),
  party: partyField.optional(),
  durationMinutes: durationField.optional(),
  from: dateField.meta({ description: "The first day, in the zone of the service's place." }),
  to: dateField.meta({ description: "The last day, included." }),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .max(7)
    .refine((days) => new Set(days).size === days.length, "This day is there twice.")
    .meta({ description: "ISO weekdays, 1 is Monday; without one, on every day.", example: [1, 3, 5] })
    .optional(),
  times: timesField.optional(),
};

/** Farther ahead nobody knows what they want, and it bounds what is read for one wish. */
const longestWishDays = 366;

const ordered = ({ from, to }: { from: string; to: string }) => from <= to;
const bounded = ({ from, to }: { from: string; to: string }) =>
  Date.parse(to) - Date.parse(from) <= longestWishDays * 86_400_000;

export const joinInput = z
  .strictObject({
    ...wishFields,
    timezone: zoneField.meta({
      description: "The customer's; mails tell times in it.",
      example: "Asia/Kathmandu",
    }),
    customer: customerFields,
    answers: bookingInput.shape.answers,
  })
  .refine(ordered, { path: ["to"], message: "The last day lies before the first." })
  .refine(bounded, { path: ["to"], message: "Please ask for at most a year." });

export type JoinInput = z.output<typeof joinInput>;

export const tokenField = z.string().max(120);
/** A shown id (`wte_…`), read into the bare one. */
export const entryField = z.string().transform((text, context) => {
  const id = readId("waitlistEntry", text);
  if (id) return id;
  context.addIssue({ code: "custom", message: "This is nobody on a waitlist." });
  return z.NEVER;
});
