import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteCeil, minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { type BusyQuery, capped, hasCap, laneIds, longestAllocation, weeksAround } from "./busy-query.ts";
import type { Busy, Minute, SessionBusy, Span } from "./rules.ts";
import { busyWindow } from "./starts.ts";

// What `readBusy` reads in one statement, the long way: Prisma's queries, row by row. For the tests that hold it to this.

type Except = string | readonly string[] | undefined;
const idsOf = (except: Except): string[] =>
  except === undefined ? [] : typeof except === "string" ? [except] : [...except];

/** A plain "not equal" would leave out every row that has no owner of this kind: for SQL nothing is unequal to null. */
const notOf = (column: "bookingId" | "holdId", except: Except) =>
  except === undefined ? [] : [{ OR: [{ [column]: null }, { [column]: { notIn: idsOf(except) } }] }];

const notThese = ({ exceptBookingId, exceptHoldId }: BusyQuery) => ({
  AND: [...notOf("bookingId", exceptBookingId), ...notOf("holdId", exceptHoldId)],
});

export async function readBusyPlainly(tx: Tx, scope: TenantScope, query: BusyQuery): Promise<Busy> {
  const { rules, window } = query;
  const lanes = await readLanes(tx, scope, query);
  return {
    lanes,
    sessions: rules.capacity > 1 ? await readSessions(tx, scope, query) : [],
    booked: hasCap(rules.limits) ? await readBooked(tx, scope, query, weeksAround(rules, window)) : [],
    bookedWith:
      capped(rules).length > 0
        ? await readBookedWith(tx, scope, query, weeksAround(rules, window))
        : new Map<string, Minute[]>(),
  };
}

const ranOut = (until: Date | null, now: Minute): boolean => until !== null && minuteFloor(until) <= now;

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

async function readLanes(tx: Tx, scope: TenantScope, query: BusyQuery): Promise<Map<string, Span[]>> {
  const { rules, now, squeeze } = query;
  const { from, to } = busyWindow(rules, query.window);
  const { tenantId } = scope;
  const earliest = minuteToDate(from - longestAllocation);
  const rows = await tx.allocation.findMany({
    where: {
      tenantId,
      laneId: { in: laneIds(rules) },
      state: { in: ["held", "confirmed"] },
      occupiedFrom: { lt: minuteToDate(to), gt: earliest },
      occupiedTo: { gt: minuteToDate(from) },
      ...notThese(query),
    },
    select: {
      laneId: true,
      startsAt: true,
      endsAt: true,
      occupiedFrom: true,
      occupiedTo: true,
      state: true,
      holdExpiresAt: true,
    },
  });
  const lanes = new Map<string, Span[]>();
  for (const row of rows) {
    if (row.state === "held" && ranOut(row.holdExpiresAt, now)) continue;
    const [begins, ends] = squeeze ? [row.startsAt, row.endsAt] : [row.occupiedFrom, row.occupiedTo];
    add(lanes, row.laneId, { from: minuteFloor(begins), to: minuteFloor(ends) });
  }
  const blocks = await tx.block.findMany({
    where: {
      tenantId,
      releasedAt: null,
      OR: [
        { staffId: { in: rules.staff.map(({ id }) => id) } },
        { unitId: { in: rules.resources.flatMap(({ unitIds }) => unitIds) } },
      ],
      startsAt: { lt: minuteToDate(to), gt: earliest },
      endsAt: { gt: minuteToDate(from) },
    },
    select: { staffId: true, unitId: true, startsAt: true, endsAt: true },
  });
  for (const { staffId, unitId, startsAt, endsAt } of blocks)
    add(lanes, staffId ?? unitId ?? "", { from: minuteFloor(startsAt), to: minuteCeil(endsAt) });
  return lanes;
}

async function readSessions(tx: Tx, scope: TenantScope, query: BusyQuery): Promise<SessionBusy[]> {
  const rows = await tx.session.findMany({
    where: {
      tenantId: scope.tenantId,
      serviceId: query.rules.id,
      state: "open",
      startsAt: { gte: minuteToDate(query.window.from), lt: minuteToDate(query.window.to) },
    },
    include: { seats: { where: { live: true, ...notThese(query) }, select: { holdExpiresAt: true } } },
  });
  return rows.map((row) => ({
    sessionId: row.id,
    staffId: row.staffId,
    from: minuteFloor(row.startsAt),
    to: minuteFloor(row.endsAt),
    seatsTaken: row.seats.filter((seat) => !ranOut(seat.holdExpiresAt, query.now)).length,
    capacity: row.capacity,
  }));
}

const startsIn = (span: Span) => ({ gte: minuteToDate(span.from), lt: minuteToDate(span.to) });

/** Starts of the service's live bookings: whole weeks of them, or a cap would count half a week. */
async function readBooked(tx: Tx, scope: TenantScope, query: BusyQuery, weeks: Span): Promise<Minute[]> {
  const rows = await tx.booking.findMany({
    where: {
      tenantId: scope.tenantId,
      serviceId: query.rules.id,
      status: { in: ["held", "confirmed", "completed", "no_show"] },
      startsAt: startsIn(weeks),
      ...(query.exceptBookingId ? { id: { notIn: idsOf(query.exceptBookingId) } } : {}),
    },
    select: { startsAt: true },
  });
  return rows.map((row) => minuteFloor(row.startsAt));
}

/** Starts of everything that capped staff members do, a session once; holds that ran out do not count. */
async function readBookedWith(
  tx: Tx,
  scope: TenantScope,
  query: BusyQuery,
  weeks: Span,
): Promise<Map<string, Minute[]>> {
  const rows = await tx.allocation.findMany({
    where: {
      tenantId: scope.tenantId,
      laneId: { in: capped(query.rules) },
      state: { in: ["held", "confirmed"] },
      // The index begins with occupied_from, a buffer of at most a day earlier.
      occupiedFrom: { gt: minuteToDate(weeks.from - longestAllocation), lt: minuteToDate(weeks.to) },
      startsAt: startsIn(weeks),
      ...notThese(query),
    },
    select: { laneId: true, startsAt: true, state: true, holdExpiresAt: true },
  });
  const found = new Map<string, Minute[]>();
  for (const row of rows) {
    if (row.state === "held" && ranOut(row.holdExpiresAt, query.now)) continue;
    add(found, row.laneId, minuteFloor(row.startsAt));
  }
  return found;
}
