import { z } from "zod/mini";
import { parseAmount } from "#lib/money.ts";

/** What has been typed so far, as typed: kept in the tab, so that a reload or a wrong turn loses nothing. */
const draftShape = z.object({
  step: z.number(),
  name: z.string(),
  slug: z.string(),
  /** Whether the address was typed; until then it follows the name. */
  ownSlug: z.boolean(),
  ownerName: z.string(),
  timezone: z.string(),
  currency: z.string(),
  locale: z.string(),
  service: z.string(),
  minutes: z.string(),
  price: z.string(),
  hours: z.array(z.object({ weekday: z.number(), open: z.boolean(), from: z.string(), to: z.string() })),
});

export type Draft = z.infer<typeof draftShape>;

export const emptyDraft: Draft = {
  step: 0,
  name: "",
  slug: "",
  ownSlug: false,
  ownerName: "",
  timezone: "",
  currency: "",
  locale: "",
  service: "",
  minutes: "45",
  price: "",
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, open: weekday < 6, from: "09:00", to: "17:00" })),
};

/** A stored draft, or null where it is none of this version. */
export function readDraft(text: string | null): Draft | null {
  try {
    const parsed = draftShape.safeParse(JSON.parse(text ?? "null"));
    return parsed.success && parsed.data.hours.length === 7 ? parsed.data : null;
  } catch {
    return null;
  }
}

/** "09:30" → 570. The end may be "00:00", which is the midnight after. */
const minuteOf = (time: string, end: boolean): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return end && time === "00:00" ? 1440 : hours * 60 + minutes;
};

/** The price in minor units; what nobody typed is free; null where it is no amount. */
export const draftPrice = (draft: Draft): number | null =>
  draft.price.trim() === "" ? 0 : parseAmount(draft.price, draft.currency);

/** The draft as the action takes it (lib/tenants/schema.ts). */
export const toInput = (draft: Draft) => ({
  name: draft.name,
  slug: draft.slug,
  timezone: draft.timezone,
  currency: draft.currency,
  locale: draft.locale,
  ownerName: draft.ownerName,
  service: {
    name: draft.service,
    durationMinutes: Number(draft.minutes),
    price: draftPrice(draft) ?? -1,
  },
  weekly: draft.hours
    .filter((day) => day.open)
    .map(({ weekday, from, to }) => ({
      weekday,
      from: minuteOf(from, false),
      to: minuteOf(to, true),
    })),
});

/** Which step a refused field stands on. */
export const stepOf = (path: string): number =>
  path.startsWith("service") ? 1 : path.startsWith("weekly") ? 2 : 0;
