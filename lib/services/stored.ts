import { z } from "zod";

// The shapes of JSON columns, read back strictly: a value that does not fit is a bug and throws.
const wallSpan = z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(2880) });

export const storedWeekly = z.array(wallSpan.extend({ weekday: z.number().int().min(1).max(7) }));
export const storedSpans = z.array(wallSpan);
export const storedTiers = z.array(
  z.object({
    before: z.union([z.object({ hours: z.number().min(0) }), z.literal("same-day")]),
    refund: z.number().min(0).max(100),
  }),
);
export const storedPayment = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("deposit"),
    percent: z.number().optional(),
    amount: z.number().int().optional(),
  }),
  z.object({ kind: z.literal("full") }),
]);
export const storedCaps = z.object({
  perDay: z.number().int().positive().optional(),
  perWeek: z.number().int().positive().optional(),
});
export const storedLimits = storedCaps.extend({ perCustomer: z.number().int().positive().optional() });
export const storedDurations = z.array(
  z.object({ durationMinutes: z.number().int().min(1).max(1440), price: z.number().int().min(0) }),
);
export const storedReminders = z.array(z.object({ hoursBefore: z.number().positive() }));
