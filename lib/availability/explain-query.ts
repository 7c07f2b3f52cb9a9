import { z } from "zod";
import { slugField } from "#lib/booking/schema.ts";
import { DAY_MINUTES, dayOf, isDate } from "#lib/time/civil.ts";
import { instantsAt } from "#lib/time/local-day.ts";
import { instantsOfWall, offsetAt } from "#lib/time/offsets.ts";
import type { Minute } from "./rules.ts";

/** What a form or an address may ask: whatever is unreadable is left out, because people edit addresses. */
export const whyQuery = z.object({
  service: slugField.optional().catch(undefined),
  staff: slugField.optional().catch(undefined),
  date: z.string().max(10).refine(isDate).optional().catch(undefined),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .catch(undefined),
  length: z.coerce.number().int().min(1).max(1440).optional().catch(undefined),
  customer: z.string().max(320).optional().catch(undefined),
  /** Wall time of the location, as <input type="datetime-local"> sends it. */
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
    .refine((text) => isDate(text.slice(0, 10)))
    .optional()
    .catch(undefined),
});

export type WhyQuery = z.output<typeof whyQuery>;

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * A wall time's instants: one as a rule, two where clocks show it twice. Where none, when the clocks change instead, and
 * the wall times they leave and reach. Wall times are counted as if the zone were UTC.
 */
export type AskedStarts =
  | { kind: "starts"; wall: Minute; starts: Minute[] }
  | { kind: "gap"; wall: Minute; change: Minute; before: Minute; after: Minute };

/** What a date and a time mean on a zone's clocks (cases Z1, Z2). */
export function startsAt(date: string, time: string, zone: string): AskedStarts {
  const starts = instantsAt(date, minuteOf(time), zone);
  const wall = dayOf(date) * DAY_MINUTES + minuteOf(time);
  if (starts.length > 0) return { kind: "starts", wall, starts };
  const change = instantsOfWall(zone, wall - 2 * DAY_MINUTES, wall).at(-1)?.to ?? wall;
  return {
    kind: "gap",
    wall,
    change,
    before: change + offsetAt(zone, change - 1),
    after: change + offsetAt(zone, change),
  };
}

/** The moment a wall time names; the earlier one where clocks show it twice; null in a gap. */
export const momentAt = (wall: string, zone: string): Date | null => {
  const [minute] = instantsAt(wall.slice(0, 10), minuteOf(wall.slice(11)), zone);
  return minute === undefined ? null : new Date(minute * 60_000);
};
