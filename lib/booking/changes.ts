import { z } from "zod";
import { type MeanwhileChange, meanwhileFields } from "#lib/errors.ts";
import { parseInstant } from "#lib/time/instant.ts";

/** What history keeps of a booking before and after a change: all of it, or only what became different. */
const storedFacts = z
  .object({
    start: z.string(),
    end: z.string(),
    staff: z.string().nullable(),
    service: z.string(),
    party: z.number(),
    status: z.string(),
  })
  .partial();

type Value = MeanwhileChange["before"];
type Facts = Partial<Record<MeanwhileChange["field"], Value>>;

function factsOf(stored: unknown): Facts {
  const { start, end, ...rest } = storedFacts.safeParse(stored).data ?? {};
  const [from, to] = [start, end].map((text) => (text === undefined ? null : parseInstant(text)));
  const length = from != null && to != null ? { durationMinutes: Math.round((to - from) / 60_000) } : {};
  return { ...rest, ...(start === undefined ? {} : { start }), ...length };
}

/** The same moment may be written in another zone: the customer has moved, the booking has not. */
const same = (field: MeanwhileChange["field"], a: Value, b: Value): boolean =>
  field === "start" ? parseInstant(String(a)) === parseInstant(String(b)) : a === b;

export type FieldChange = Pick<MeanwhileChange, "field" | "before" | "after">;

/** What one line of a booking's history made different, from its `before` and `after`. Pure. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [then, now] = [factsOf(before), factsOf(after)];
  return meanwhileFields.flatMap((field) => {
    const [old, next] = [then[field], now[field]];
    return old === undefined || next === undefined || same(field, old, next)
      ? []
      : [{ field, before: old, after: next }];
  });
}
