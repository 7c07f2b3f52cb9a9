import { z } from "zod";
import { rowIdField, toldField, wallField } from "#lib/agenda/schema.ts";
import { lineField, slugField } from "#lib/booking/schema.ts";
import { DAY_MINUTES } from "#lib/time/civil.ts";
import { wallMinuteOf } from "#lib/time/local-day.ts";

const longestDays = 732;

/** Time off as it is asked for: wall times of the person's own clocks, the end not included. */
export const timeOffInput = z
  .strictObject({
    /** Null: the member's own staff member. */
    staff: slugField.nullable(),
    from: wallField,
    to: wallField,
    reason: lineField(200),
    told: toldField,
  })
  .superRefine(({ from, to }, context) => {
    if (!wallField.safeParse(from).success || !wallField.safeParse(to).success) return;
    const refuse = (message: string) => context.addIssue({ code: "custom", path: ["to"], message });
    // Text of this shape sorts as time does.
    if (to <= from) refuse("The end must be after the beginning.");
    else if (wallMinuteOf(to) - wallMinuteOf(from) > longestDays * DAY_MINUTES)
      refuse("At most two years at once, please.");
  });

export type TimeOffInput = z.output<typeof timeOffInput>;

export const decisionInput = z.strictObject({
  timeOff: rowIdField,
  step: z.enum(["approve", "decline"]),
  note: lineField(300),
  told: toldField,
});

export type DecisionInput = z.output<typeof decisionInput>;

export const withdrawInput = z.strictObject({ timeOff: rowIdField });
