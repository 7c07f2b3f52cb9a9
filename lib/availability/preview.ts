import { DAY_MINUTES, dateOf } from "#lib/time/civil.ts";
import { localDayAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import { instantsOfDays } from "./bounds.ts";
import type { Busy, Minute, ServiceRules, Span } from "./rules.ts";
import { slots } from "./slots.ts";

/** Days that a preview shows: a fortnight, so that what happens every other week is seen once. */
export const previewDays = 14;

export interface PreviewDay {
  /** Of the service's zone. */
  date: string;
  /** Minutes of the local day at which the service could be booked, ascending. */
  starts: number[];
  /** How many they are with what is saved. */
  before: number;
}

/** The instants a preview is about: the local day of `now` and those after it. */
export function previewWindow(rules: ServiceRules, now: Minute): Span {
  const today = localDayAt(now, rules.zone);
  const spans = instantsOfDays(rules.zone, today, today + previewDays - 1);
  return { from: spans[0]?.from ?? now, to: spans.at(-1)?.to ?? now + previewDays * DAY_MINUTES };
}

/** What customers could book with a draft, and how much they can with what is saved. `staffId`: with one person only. */
export function previewOf(
  draft: ServiceRules,
  saved: ServiceRules,
  busy: Busy,
  { now, staffId }: { now: Minute; staffId: string | undefined },
): PreviewDay[] {
  const window = previewWindow(draft, now);
  const startsByDay = (rules: ServiceRules) =>
    Map.groupBy(slots(rules, busy, { window, staffId, party: 1, now }), ({ from }) =>
      localDayAt(from, draft.zone),
    );
  const [after, before] = [startsByDay(draft), startsByDay(saved)];
  const today = localDayAt(now, draft.zone);
  return Array.from({ length: previewDays }, (_, i) => ({
    date: dateOf(today + i),
    starts: (after.get(today + i) ?? []).map(({ from }) => minuteOfDayAt(from, draft.zone)),
    before: before.get(today + i)?.length ?? 0,
  }));
}
