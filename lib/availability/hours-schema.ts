import { z } from "zod";
import { lineField, slugField, zoneField } from "#lib/booking/schema.ts";
import { firstOverlap, overlapping } from "./hours.ts";
import { ownerKinds } from "./hours-owner.ts";
import { dateField } from "./schema.ts";

/** Minutes of the wall day; an end past midnight is up to a day later (1440 is 24:00, 1560 is 2:00 the next day). */
const spanShape = {
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(2880),
};
const isSpan = ({ from, to }: { from: number; to: number }) => to > from && to - from <= 1440;
const spanRefusal = { message: "The end must be after the start, within a day." };
const spans = z.array(z.strictObject(spanShape).refine(isSpan, spanRefusal)).max(10);
const overlaps = "These hours overlap the ones before them.";

const weekly = z
  .array(
    z.strictObject({ weekday: z.number().int().min(1).max(7), ...spanShape }).refine(isSpan, spanRefusal),
  )
  .max(70)
  .superRefine((list, context) => {
    for (let day = 1; day <= 7; day++) {
      const ofDay = list.map((one, index) => ({ ...one, index })).filter(({ weekday }) => weekday === day);
      for (const at of overlapping(ofDay))
        context.addIssue({ code: "custom", path: [ofDay[at]?.index ?? 0], message: overlaps });
    }
  });

const dayHours = z.strictObject({ spans, reason: lineField(200) }).superRefine(({ spans: list }, context) => {
  for (const at of overlapping(list.map((one, index) => ({ ...one, index }))))
    context.addIssue({ code: "custom", path: ["spans", at], message: overlaps });
});

const period = z
  .strictObject({ from: dateField, to: dateField, timezone: zoneField, weekly, reason: lineField(200) })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day lies before the first." });

const periods = z
  .array(period)
  .max(50)
  .superRefine((list, context) => {
    for (const at of list.keys()) {
      const other = firstOverlap(list, at);
      if (other)
        context.addIssue({
          code: "custom",
          path: [at, "from"],
          message: `These days overlap those from ${other.from} to ${other.to}. A day can have only one set of hours.`,
        });
    }
  });

export const ownerField = z.strictObject({ kind: z.enum(ownerKinds), slug: slugField });

/** One dated day: its hours (no spans: closed), or null for whatever the week says. */
const dayChange = z.strictObject({
  date: dateField,
  hours: dayHours.nullable(),
  /** Whether something else that was said of that day may be lost. */
  replace: z.boolean(),
});

const days = z.array(dayChange).max(400);

const draftShape = {
  owner: ownerField,
  timezone: zoneField,
  weekly,
  periods,
  /** Hours that are shared with others stay as they are for them: the owner gets others. */
  apart: z.boolean().default(false),
  /** Dated days from today on, all of them; left out: as they are. */
  days: days.optional(),
};

/** The whole hours of one owner, as the editor sends them. Periods are those that are not over. */
export const hoursInput = z.strictObject(draftShape);
export type HoursInput = z.output<typeof hoursInput>;

/** Changes of dated days, schedule by schedule. */
export const daysInput = z.strictObject({
  changes: z
    .array(z.strictObject({ schedule: slugField, days: days.min(1) }))
    .min(1)
    .max(200),
});
export type DaysInput = z.output<typeof daysInput>;
export type DayChange = z.output<typeof dayChange>;

/** Which schedule an owner keeps from now on; null: none. */
export const assignInput = z.strictObject({ owner: ownerField, schedule: slugField.nullable() });
export type AssignInput = z.output<typeof assignInput>;

/** What a service would offer if the draft were saved. */
export const previewInput = z.strictObject({ draft: hoursInput, service: slugField });
export type PreviewInput = z.output<typeof previewInput>;

/** Whose public holidays are asked for; without a region the whole country's. */
export const holidaysInput = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, "Please choose a country."),
  region: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/, "Please choose a region.")
    .nullable(),
});
