import { readManageToken, resolveManageToken } from "#lib/booking/manage-token.ts";
import { isLive, readStatus } from "#lib/booking/states.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import type { SeriesRule } from "./repeat.ts";
import { storedRule } from "./schema.ts";

/** The series behind a customer's link, as that customer may see it. */
export interface ManagedSeries {
  rule: SeriesRule;
  /** Day number of the first start, for the rule in words. */
  firstDay: number;
  /** Every date by start, each with its own link. Minutes since the epoch. */
  dates: { token: string; from: number; state: "upcoming" | "over" | "cancelled"; own: boolean }[];
  /** How many are still ahead: after this one, and in all. */
  after: number;
  ahead: number;
}

/**
 * The other dates of the booking that a link opens; null where it stands alone or the link opens nothing. They belong to
 * one customer, so whoever holds one link may hold the others.
 */
export async function loadManagedSeries(token: string): Promise<ManagedSeries | null> {
  const resolved = await resolveManageToken(token);
  if (!resolved) return null;
  const { scope, bookingId } = resolved;
  const { tenantId } = scope;
  return withTenant(scope, async (tx) => {
    const own = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id: bookingId } } });
    if (!own?.seriesId) return null;
    const series = await tx.series.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: own.seriesId } },
      include: {
        bookings: { where: { tenantId, customerId: own.customerId }, orderBy: { startsAt: "asc" } },
      },
    });
    const now = minuteCeil(new Date());
    const dates = series.bookings.map((booking) => {
      const from = minuteFloor(booking.startsAt);
      const state = stateOf(booking.status, from > now);
      return { token: readManageToken(scope, booking), from, state, own: booking.id === own.id };
    });
    const ahead = dates.filter(({ state }) => state === "upcoming");
    return {
      rule: storedRule(series.rule),
      firstDay: localDayAt(minuteFloor(series.firstStart), series.timezone),
      dates,
      after: ahead.filter(({ from, own: itself }) => !itself && from >= minuteFloor(own.startsAt)).length,
      ahead: ahead.length,
    };
  });
}

function stateOf(status: string, ahead: boolean): ManagedSeries["dates"][number]["state"] {
  if (isLive(readStatus(status))) return ahead ? "upcoming" : "over";
  return status === "completed" || status === "no_show" ? "over" : "cancelled";
}
