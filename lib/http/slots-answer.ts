import { z } from "zod";
import type { SlotList } from "#lib/availability/loaders.ts";
import { noStore } from "./problem-response.ts";
import { date, instant, slug, zone } from "./schema.ts";
import { slotsBytes } from "./slots-bytes.ts";

/** `GET …/slots`, contract 1. */
export const slotsAnswer = z
  .object({
    timezone: zone,
    from: date,
    to: date,
    slots: z.array(z.object({ start: instant, end: instant, staff: z.array(slug), seatsLeft: z.int() })),
  })
  .meta({ id: "Slots" });

export const slotsResponse = (list: SlotList): Response =>
  new Response(slotsBytes(list), { headers: { "content-type": "application/json", ...noStore } });
