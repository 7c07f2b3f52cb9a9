import { z } from "zod";

/** What a booking keeps of its service (B20); whatever else stands there is carried along. */
const stored = z.looseObject({ name: z.string() });

export const bookedSnapshot = (value: unknown): { name: string } => stored.parse(value);

/** The same service as it was booked, in another length (minutes). */
export const withLength = (value: unknown, durationMinutes: number) => ({
  ...z.record(z.string(), z.json()).parse(value),
  durationMinutes,
});
