import { z } from "zod";
import { dateText } from "#lib/services/compile-hours.ts";
import type { WaitlistEntry } from "#prisma/generated/client.ts";
import type { Wish } from "./wish.ts";

// Rows as the pure rules read them. A column that does not fit is a bug and throws.

const storedTimes = z.array(z.object({ from: z.number().int(), to: z.number().int() }));
export const storedAnswers = z.record(z.string(), z.string());

export const wishOf = (row: WaitlistEntry): Wish => ({
  fromDate: dateText(row.fromDate),
  toDate: dateText(row.toDate),
  weekdays: row.weekdays,
  times: storedTimes.parse(row.times),
  staffId: row.staffId,
  party: row.party,
  durationMinutes: row.durationMinutes,
});
