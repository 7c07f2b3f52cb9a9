import { paths } from "#lib/paths.ts";
import { addDays, addMonths } from "#lib/time/civil.ts";
import type { MonthTimes } from "./page-view.ts";

/** Where a picker gets further months from: a service's public times, or those a booking could move to. */
export type TimesSource =
  | {
      kind: "service";
      tenant: string;
      service: string;
      staff: string | null;
      length: number | null;
      party: number;
      group: boolean;
    }
  | { kind: "booking"; token: string; group: boolean };

interface Answer {
  slots: { start: string; seatsLeft: number }[];
}

function address(source: TimesSource, from: string, to: string, timezone: string): string {
  if (source.kind === "booking") return paths.manageSlots(source.token, { from, to, timezone });
  return paths.api.slots(source.tenant, source.service, {
    from,
    to,
    timezone,
    staff: source.staff ?? undefined,
    duration: source.length === null ? undefined : String(source.length),
    party: source.party > 1 ? String(source.party) : undefined,
  });
}

async function fetchSpan(
  source: TimesSource,
  from: string,
  to: string,
  zone: string,
): Promise<Answer["slots"]> {
  const response = await fetch(address(source, from, to, zone), { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The times could not be read: ${response.status}`);
  const answer: Answer = await response.json();
  return answer.slots;
}

const minuteOf = (start: string) => Date.parse(start) / 60000;

/** One month's times with two days around it, so that changing the zone needs nothing more. @throws when away */
export async function fetchMonth(source: TimesSource, month: string, zone: string): Promise<MonthTimes> {
  const last = addDays(addMonths(month, 1), -1);
  const slots = await fetchSpan(source, addDays(month, -2), addDays(last, 2), zone);
  return {
    month,
    starts: slots.map((slot) => minuteOf(slot.start)),
    seats: source.group ? slots.map((slot) => slot.seatsLeft) : null,
  };
}

/** The first free start on or after a date, looked for up to `lastDate`, two months at a time. @throws when away */
export async function fetchNext(
  source: TimesSource,
  from: string,
  lastDate: string,
  zone: string,
): Promise<number | null> {
  for (let start = from; start <= lastDate; start = addDays(start, 62)) {
    const [first] = await fetchSpan(source, start, addDays(start, 61), zone);
    if (first) return minuteOf(first.start);
  }
  return null;
}
