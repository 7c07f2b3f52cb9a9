import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import type { Busy, Minute, ServiceRules, SessionBusy, Span } from "./rules.ts";

/** The longest an allocation may be (a CHECK says so): bounds the index range that is read. */
export const longestAllocation = 3 * 1440;

/** Every lane that a booking of the service could take. */
export const laneIds = (rules: ServiceRules): string[] => [
  ...rules.staff.map((staff) => staff.id),
  ...rules.resources.flatMap((resource) => resource.unitIds),
];

interface BusyQuery {
  rules: ServiceRules;
  /** Starts that will be asked about. */
  window: Span;
  now: Minute;
  /** A booking whose own time does not count: it is being moved. */
  exceptBookingId?: string;
}

/** What is taken around `window`: lanes with their buffers, this service's sessions, and counts for its caps. */
export async function readBusy(tx: Tx, scope: TenantScope, query: BusyQuery): Promise<Busy> {
  const { rules, window, now } = query;
  const from = window.from - rules.bufferBeforeMinutes;
  const to = window.to + rules.durationMinutes + rules.bufferAfterMinutes;
  const rows = await tx.allocation.findMany({
    where: {
      tenantId: scope.tenantId,
      laneId: { in: laneIds(rules) },
      state: { in: ["held", "confirmed"] },
      occupiedFrom: { lt: minuteToDate(to), gt: minuteToDate(from - longestAllocation) },
      occupiedTo: { gt: minuteToDate(from) },
      ...(query.exceptBookingId ? { NOT: { bookingId: query.exceptBookingId } } : {}),
    },
    select: { laneId: true, occupiedFrom: true, occupiedTo: true, state: true, holdExpiresAt: true },
  });
  const lanes = new Map<string, Span[]>();
  for (const row of rows) {
    if (row.state === "held" && row.holdExpiresAt && minuteFloor(row.holdExpiresAt) <= now) continue;
    const span = { from: minuteFloor(row.occupiedFrom), to: minuteFloor(row.occupiedTo) };
    const known = lanes.get(row.laneId);
    if (known) known.push(span);
    else lanes.set(row.laneId, [span]);
  }
  return {
    lanes,
    sessions: rules.capacity > 1 ? await readSessions(tx, scope, query) : [],
    perDay: rules.limits.perDay === undefined ? new Map() : await readPerDay(tx, scope, query),
  };
}

async function readSessions(tx: Tx, scope: TenantScope, query: BusyQuery): Promise<SessionBusy[]> {
  const rows = await tx.session.findMany({
    where: {
      tenantId: scope.tenantId,
      serviceId: query.rules.id,
      state: "open",
      startsAt: { gte: minuteToDate(query.window.from), lt: minuteToDate(query.window.to) },
    },
    include: { seats: { where: { live: true }, select: { bookingId: true } } },
  });
  return rows.map((row) => ({
    sessionId: row.id,
    staffId: row.staffId,
    from: minuteFloor(row.startsAt),
    to: minuteFloor(row.endsAt),
    seatsTaken: row.seats.filter((seat) => seat.bookingId !== query.exceptBookingId).length,
    capacity: row.capacity,
  }));
}

/** Live bookings a local day; the window is widened to whole days, or a cap would count half a day. */
async function readPerDay(tx: Tx, scope: TenantScope, query: BusyQuery): Promise<Map<string, number>> {
  const rows = await tx.booking.findMany({
    where: {
      tenantId: scope.tenantId,
      serviceId: query.rules.id,
      status: { in: ["held", "confirmed", "completed", "no_show"] },
      startsAt: { gte: minuteToDate(query.window.from - 1560), lt: minuteToDate(query.window.to + 1560) },
      ...(query.exceptBookingId ? { NOT: { id: query.exceptBookingId } } : {}),
    },
    select: { startsAt: true },
  });
  const counts = new Map<string, number>();
  for (const row of rows) {
    const day = localDateAt(minuteFloor(row.startsAt), query.rules.zone);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}
