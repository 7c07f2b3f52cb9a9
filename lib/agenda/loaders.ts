import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { addDays, isDate } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { readAgendaStaff, readEntries } from "./data.ts";
import { type AgendaEntry, columnsOf, type DayAgenda, shownSpan } from "./day.ts";
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
    const columns = columnsOf(staff, await readEntries(tx, scope, day, reached, now));
    return { date, zone, day, shown: shownSpan(day, columns), columns };
  });
}

export interface WeekDay {
  date: string;
  entries: (AgendaEntry & { staff: string })[];
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
    const people = await tx.staff.findMany({
      where: { tenantId: scope.tenantId },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const named = entries.map((entry) => ({
      ...entry,
      staff: entry.staffIds.flatMap((id) => names.get(id) ?? []).join(", "),
    }));
    return dates.map((date) => ({
      date,
      entries: named.filter((entry) => localDateAt(entry.from, zone) === date),
    }));
  });
}
