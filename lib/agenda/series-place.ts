import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { showId } from "#lib/ids.ts";
import type { SeriesRule } from "#lib/series/repeat.ts";
import { storedRule } from "#lib/series/schema.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** A booking's place in its series, from 1, and what a change to more than itself would be for. */
export interface SeriesPlace {
  id: string;
  index: number;
  count: number;
  rule: SeriesRule;
  /** Day number of the series' first start, for the rule in words. */
  firstDay: number;
  /** Bookings that are still ahead: after this one, and all of them. */
  after: number;
  ahead: number;
}

/** Null for a booking that stands alone. `reach`: which bookings the viewer may see at all. */
export async function readSeriesPlace(
  tx: Tx,
  { tenantId }: TenantScope,
  booking: { seriesId: string | null; seriesIndex: number | null; startsAt: Date },
  reach: Prisma.BookingWhereInput,
  now: Date = new Date(),
): Promise<SeriesPlace | null> {
  const { seriesId, seriesIndex, startsAt } = booking;
  if (!seriesId || seriesIndex === null) return null;
  const row = await tx.series.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: seriesId } } });
  const count = await tx.booking.count({ where: { tenantId, seriesId } });
  const live = { tenantId, seriesId, status: { in: ["held", "confirmed"] }, ...reach };
  const ahead = await tx.booking.findMany({
    where: { ...live, startsAt: { gt: now } },
    select: { startsAt: true },
  });
  return {
    id: showId("series", seriesId),
    index: seriesIndex,
    count,
    rule: storedRule(row.rule),
    firstDay: localDayAt(minuteFloor(row.firstStart), row.timezone),
    after: ahead.filter((other) => other.startsAt > startsAt).length,
    ahead: ahead.length,
  };
}
