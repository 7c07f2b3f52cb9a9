import { z } from "zod";

const snapshot = z.object({
  name: z.string(),
  durationMinutes: z.number().optional(),
  location: z.object({ name: z.string(), kind: z.string(), address: z.string() }).optional(),
});

/** What the service was when it was booked (B20). Throws for a value that no writer of ours has stored. */
export const readSnapshot = (value: unknown): z.output<typeof snapshot> => snapshot.parse(value);

export const snapshotName = (value: unknown): string => readSnapshot(value).name;
