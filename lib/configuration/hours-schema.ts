import { z } from "zod";
import { dateField } from "#lib/availability/schema.ts";
import { lineField, zoneField } from "#lib/booking/schema.ts";
import { isDate } from "#lib/time/civil.ts";
import { clockToMinute, dayNames } from "./hours.ts";
import { isMoment, toWallOf, wallsOf } from "./time-off.ts";

// When somebody works, and when not: the parts of a configuration document that say so.

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
const reason = lineField(200).optional();

/** Hours of several weekdays; an end before its start lies on the next day. */
export const weeklySpan = z
  .strictObject({ days: z.array(z.enum(dayNames)).min(1, "At least one day.").max(7), ...spanFields })
  .refine(differs, differsMessage);

/** One day that is unlike the week. */
export const exception = z
  .strictObject({
    date: dateField,
    closed: z.literal(true).optional(),
    open: z.array(span).max(20).optional(),
    reason,
  })
  .refine((day) => (day.closed === undefined) !== (day.open === undefined), {
    error: 'Please give either "closed": true or the hours as "open".',
  });

/** Other weekly hours for a while, in another zone if need be. */
export const period = z
  .strictObject({
    from: dateField.meta({ description: "The first day." }),
    to: dateField.meta({ description: "The last day, included." }),
    timezone: zoneField.meta({ description: "The schedule's own when left out." }).optional(),
    weekly: z.array(weeklySpan).max(100).meta({ description: "None: closed all the while." }),
    reason,
  })
  .refine(({ from, to }) => !isDate(from) || !isDate(to) || from <= to, {
    path: ["to"],
    error: "The last day lies before the first.",
  });

const moment = z
  .string()
  .max(16, "This is neither a date nor a date with a time.")
  .refine(isMoment, "This is neither a date that exists nor one with a time, such as 2026-12-24T14:00.");

/** Time off of one person. */
export const absence = z
  .strictObject({
    from: moment.meta({ description: "A date (all of it), or a wall time.", example: "2026-12-24T14:00" }),
    to: moment
      .refine((text) => !isMoment(text) || isDate(toWallOf(text).slice(0, 10)), "This is too far ahead.")
      .meta({
        description: "A date (all of it), or a wall time, which is not included any more.",
        example: "2026-12-27",
      }),
    timezone: zoneField
      .meta({ description: "What the person's clocks show on the first day when left out." })
      .optional(),
    reason,
  })
  .refine(
    ({ from, to }) => {
      if (!isMoment(from) || !isMoment(to)) return true;
      const walls = wallsOf({ from, to });
      return walls.fromWall < walls.toWall;
    },
    { path: ["to"], error: "The end must be after the beginning." },
  );
