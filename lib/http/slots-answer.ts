import { z } from "zod";
import type { SlotList } from "#lib/availability/loaders.ts";
import { instantWriter } from "#lib/time/instant-writer.ts";
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

/**
 * Written by hand: a busy month has a thousand slots, and building objects to describe and validate them again costs
 * more than finding them. Slugs need no escaping (lib/booking/schema.ts); a test reads the text back by the schema.
 */
export function slotsText({ timezone, from, to, slots }: SlotList): string {
  // The end of a late slot is on the next day: with one writer the two would forget each other's day in turns.
  const [start, end] = [instantWriter(timezone), instantWriter(timezone)];
  let text = "";
  for (const slot of slots) {
    const staff = slot.staff.length > 0 ? `"${slot.staff.join('","')}"` : "";
    text += `${text && ","}{"start":"${start(slot.from)}","end":"${end(slot.to)}","staff":[${staff}],"seatsLeft":${slot.seatsLeft}}`;
  }
  return `{"timezone":"${timezone}","from":"${from}","to":"${to}","slots":[${text}]}`;
}

// As bytes: a Response checks and copies a long text more than once.
export const slotsResponse = (list: SlotList): Response =>
  new Response(Buffer.from(slotsText(list)), { headers: { "content-type": "application/json", ...noStore } });
