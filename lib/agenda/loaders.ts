import type { Span } from "#lib/availability/rules.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { addDays, isDate } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { readBlocks } from "./away.ts";
import { readAgendaStaff, readEntries } from "./data.ts";
import {
  type AgendaAway,
  type AgendaBlock,
  type AgendaEntry,
  columnsOf,
  type DayAgenda,
  shownSpan,
} from "./day.ts";
import { reachedStaff, type Viewer } from "./reach.ts";

/** A day that was asked for in an address; today where it is none. */
export const dayAsked = (asked: string | undefined, zone: string, now: Date): string =>
  asked !== undefined && isDate(asked) ? asked : localDateAt(minuteFloor(now), zone);

/**
 * One local day of the business in columns, as far as the viewer may see. A date the zone skipped (Z7) shows the
 * next one that exists. @throws TryAgain
 */
export async function loadDay(
  scope: TenantScope,
  viewer: Viewer,
  { date: asked, zone, now }: { date: string; zone: string; now: Date },
): Promise<DayAgenda> {
  const exists = spanOfDates(asked, asked, zone);
  const date = exists ? asked : addDays(asked, 1);
  const day = exists ?? spanOfDates(date, date, zone) ?? { from: 0, to: 0 };
  const reached = reachedStaff(viewer, "booking:read");
  return withTenant(scope, async (tx) => {
    const staff = await readAgendaStaff(tx, scope, day, reached);
    const entries = await readEntries(tx, scope, day, reached, now);
    const blocks = await readBlocks(tx, scope, day, reached);
    const columns = columnsOf(staff, entries, blocks);
    const rooms = blocks.filter(({ staffId }) => staffId === null);
    return { date, zone, day, shown: shownSpan(day, columns), columns, rooms };
  });
}

export interface WeekDay {
  date: string;
  entries: (AgendaEntry & { staff: string })[];
  /** What touches the day; `staff`: the person's name, or the room's. */
  blocks: (AgendaBlock & { staff: string })[];
  away: (AgendaAway & { staff: string; allDay: boolean })[];
}

/** Seven local days from `first` on, each with its entries in order and the names of who does them. @throws TryAgain */
export function loadWeek(
  scope: TenantScope,
  viewer: Viewer,
  { first, zone, now }: { first: string; zone: string; now: Date },
): Promise<WeekDay[]> {
  const dates = Array.from({ length: 7 }, (_, index) => addDays(first, index));
  const window = spanOfDates(first, addDays(first, 6), zone) ?? { from: 0, to: 0 };
  const reached = reachedStaff(viewer, "booking:read");
  return withTenant(scope, async (tx) => {
    const entries = await readEntries(tx, scope, window, reached, now);
    const staff = await readAgendaStaff(tx, scope, window, reached);
    const blocks = await readBlocks(tx, scope, window, reached);
    const people = await tx.staff.findMany({
      where: { tenantId: scope.tenantId },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const named = entries.map((entry) => ({
      ...entry,
      staff: entry.staffIds.flatMap((id) => names.get(id) ?? []).join(", "),
    }));
    return dates.map((date) => {
      const day = spanOfDates(date, date, zone) ?? { from: 0, to: 0 };
      const touches = (span: Span) => span.from < day.to && day.from < span.to;
      return {
        date,
        entries: named.filter((entry) => localDateAt(entry.from, zone) === date),
        blocks: blocks
          .filter(touches)
          .map((block) => ({ ...block, staff: block.unit ?? names.get(block.staffId ?? "") ?? "" })),
        away: staff.flatMap(({ name, away }) =>
          away.filter(touches).map((one) => ({
            ...one,
            staff: name,
            allDay: one.from <= day.from && one.to >= day.to,
          })),
        ),
      };
    });
  });
}
