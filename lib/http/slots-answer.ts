import { z } from "zod";
import type { SlotList } from "#lib/availability/loaders.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { noStore } from "./problem-response.ts";
import { date, instant, slug, zone } from "./schema.ts";

/** `GET …/slots`, contract 1. */
export const slotsAnswer = z
  .object({
    timezone: zone,
    from: date,
    to: date,
    slots: z.array(z.object({ start: instant, end: instant, staff: z.array(slug), seatsLeft: z.int() })),
  })
  .meta({ id: "Slots" });

/** Written by hand: a busy month has thousands of slots, and validating our own output would cost more than making it. */
export function slotsResponse({ timezone, from, to, slots }: SlotList): Response {
  const answer: z.output<typeof slotsAnswer> = {
    timezone,
    from,
    to,
    slots: slots.map((slot) => ({
      start: formatOffsetDateTime(slot.from, timezone),
      end: formatOffsetDateTime(slot.to, timezone),
      staff: slot.staff,
      seatsLeft: slot.seatsLeft,
    })),
  };
  return new Response(JSON.stringify(answer), {
    headers: { "content-type": "application/json", ...noStore },
  });
}
