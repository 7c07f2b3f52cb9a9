import { z } from "zod";
import { rowIdField, toldField, wallField } from "#lib/agenda/schema.ts";
import { lineField, slugField } from "#lib/booking/schema.ts";

/** Whose time is kept free: a staff member's, or that of one room or machine of a kind. */
const laneField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("staff"), slug: slugField }),
  z.strictObject({ kind: z.literal("unit"), slug: slugField, number: z.number().int().min(1).max(1000) }),
]);

export type BlockLane = z.output<typeof laneField>;

/** Wall times of the business's zone, as the day's grid shows them; the end not included. */
export const blockInput = z
  .strictObject({
    lane: laneField,
    from: wallField,
    to: wallField,
    reason: lineField(200),
    told: toldField,
  })
  .superRefine(({ from, to }, context) => {
    if (wallField.safeParse(from).success && wallField.safeParse(to).success && to <= from)
      context.addIssue({ code: "custom", path: ["to"], message: "The end must be after the beginning." });
  });

export type BlockInput = z.output<typeof blockInput>;

export const unblockInput = z.strictObject({ block: rowIdField });
export const reblockInput = z.strictObject({ block: rowIdField, told: toldField });
