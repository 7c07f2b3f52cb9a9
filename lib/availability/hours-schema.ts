import { z } from "zod";
import { lineField, slugField } from "#lib/booking/schema.ts";
import { dateField } from "./schema.ts";

/** Minutes of the wall day; an end past midnight is up to a day later (1440 is 24:00, 1560 is 2:00 the next day). */
const spanShape = {
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(2880),
};
const isSpan = ({ from, to }: { from: number; to: number }) => to > from && to - from <= 1440;
const spanRefusal = { message: "The end must be after the start, within a day." };
const span = z.strictObject(spanShape).refine(isSpan, spanRefusal);
const weeklySpan = z
  .strictObject({ weekday: z.number().int().min(1).max(7), ...spanShape })
  .refine(isSpan, spanRefusal);

/** Indexes of spans that begin before the one before them has ended. */
const overlapping = (spans: readonly { from: number; to: number; index: number }[]): number[] => {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  return sorted.flatMap((one, at) => {
    const before = sorted[at - 1];
    return before && before.to > one.from ? [one.index] : [];
  });
};

/** One schedule's whole hours, as the editor sends them. Exceptions are those from today on. */
export const hoursInput = z
  .strictObject({
    schedule: slugField,
    weekly: z.array(weeklySpan).max(70),
    exceptions: z
      .array(
        z.strictObject({
          date: dateField,
          spans: z.array(span).max(10),
          reason: lineField(200),
        }),
      )
      .max(400),
  })
  .superRefine(({ weekly, exceptions }, context) => {
    const overlaps = "These hours overlap the ones before them.";
    for (let day = 1; day <= 7; day++) {
      const spans = weekly.map((one, index) => ({ ...one, index })).filter(({ weekday }) => weekday === day);
      for (const index of overlapping(spans))
        context.addIssue({ code: "custom", path: ["weekly", index], message: overlaps });
    }
    exceptions.forEach(({ date, spans }, at) => {
      for (const _ of overlapping(spans.map((one, index) => ({ ...one, index }))))
        context.addIssue({ code: "custom", path: ["exceptions", at], message: overlaps });
      if (exceptions.findIndex((other) => other.date === date) < at)
        context.addIssue({ code: "custom", path: ["exceptions", at], message: "This day is there twice." });
    });
  });

export type HoursInput = z.output<typeof hoursInput>;
