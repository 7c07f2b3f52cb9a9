import { clockAt, monday, owner, zone } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type FixtureTenant, wish } from "#lib/db/testing/fixture.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { SeriesRequest } from "./mutations.ts";

/** What the owner of the fixture salon books every week from a Monday two to three weeks ahead. */
export function seriesOf(count: number, clock = "09:00", change: Partial<SeriesRequest> = {}): SeriesRequest {
  const { customer, service, timezone } = wish(0);
  return {
    service,
    customer,
    timezone,
    start: clockAt(monday(), clock),
    repeat: { every: "week", count },
    actor: owner,
    source: "dashboard",
    ...change,
  };
}

/** The n-th week's Monday at a time of day; 0 is the first. */
export const mondayAt = (week: number, clock = "09:00"): number =>
  clockAt(addDays(monday(), 7 * week), clock, zone);

export interface Kept {
  live: number[];
  all: number;
  series: number;
  messages: Record<string, number>;
}

/** What the database keeps of a tenant's bookings. Starts are minutes since the epoch. */
export async function keptBy({ tenantId }: FixtureTenant): Promise<Kept> {
  const bookings = await platformDb().booking.findMany({ where: { tenantId }, orderBy: { startsAt: "asc" } });
  const messages = await platformDb().message.groupBy({ by: ["kind"], where: { tenantId }, _count: true });
  return {
    live: bookings
      .filter(({ status }) => status === "confirmed")
      .map(({ startsAt }) => minuteFloor(startsAt)),
    all: bookings.length,
    series: await platformDb().series.count({ where: { tenantId } }),
    messages: Object.fromEntries(messages.map(({ kind, _count }) => [kind, _count])),
  };
}
