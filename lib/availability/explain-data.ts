import { snapshotName } from "#lib/agenda/snapshot.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteCeil, minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import type { BusyDetails, Taking } from "./busy-details.ts";
import { hasCap, laneIds, longestAllocation, weeksAround } from "./busy-query.ts";
import { readPastHolds, readPastStarts } from "./explain-past.ts";
import { allocationStood, blockStood, type Moment, seatStood } from "./moment.ts";
import type { Minute, ServiceRules, SessionBusy, Span } from "./rules.ts";
import { busyWindow } from "./starts.ts";

export interface DetailsQuery {
  rules: ServiceRules;
  /** Starts that will be asked about. */
  window: Span;
  moment: Moment;
}

/**
 * What is taken around a window, with what it is, now or as of an earlier moment. A test holds `busyFrom` of it to what
 * `readBusy` reads. The customer's own bookings are the caller's to count.
 */
export async function readBusyDetails(tx: Tx, scope: TenantScope, query: DetailsQuery): Promise<BusyDetails> {
  const { rules } = query;
  const isCounted = hasCap(rules.limits) || rules.staff.some(({ limits }) => hasCap(limits));
  const weeks = isCounted ? weeksAround(rules, query.window) : query.window;
  return {
    takings: [...(await readAllocations(tx, scope, query)), ...(await readBlocks(tx, scope, query))],
    sessions: rules.capacity > 1 ? await readSessions(tx, scope, query) : [],
    booked: hasCap(rules.limits) ? await readBooked(tx, scope, query, weeks) : [],
    bookedWith: await readBookedWith(tx, scope, query, weeks),
    ofCustomer: null,
  };
}

const named = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(", ");

const hasLapsed = (expires: Date | null, now: Minute) => expires !== null && minuteFloor(expires) <= now;

async function readAllocations(tx: Tx, scope: TenantScope, query: DetailsQuery): Promise<Taking[]> {
  const { rules, moment } = query;
  const { from, to } = busyWindow(rules, query.window);
  const rows = await tx.allocation.findMany({
    where: {
      tenantId: scope.tenantId,
      laneId: { in: laneIds(rules) },
      occupiedFrom: { lt: minuteToDate(to), gt: minuteToDate(from - longestAllocation) },
      occupiedTo: { gt: minuteToDate(from) },
      ...allocationStood(moment),
    },
    include: {
      booking: { select: { customerName: true, serviceSnapshot: true } },
      session: { select: { service: { select: { name: true } } } },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  const held = await readPastHolds(tx, scope, rows, moment);
  return rows
    .filter((row) => !(held.has(row.id) && hasLapsed(row.holdExpiresAt, moment.now)))
    .map((row): Taking => {
      const isHold = held.has(row.id);
      const { booking, session } = row;
      return {
        kind: session ? "session" : isHold ? "hold" : "booking",
        id: row.bookingId ?? row.sessionId,
        laneId: row.laneId,
        from: minuteFloor(row.startsAt),
        to: minuteFloor(row.endsAt),
        occupiedFrom: minuteFloor(row.occupiedFrom),
        occupiedTo: minuteFloor(row.occupiedTo),
        expiresAt: isHold && row.holdExpiresAt ? minuteFloor(row.holdExpiresAt) : null,
        label: booking
          ? named(booking.customerName, snapshotName(booking.serviceSnapshot))
          : named(session?.service.name),
      };
    });
}

async function readBlocks(tx: Tx, scope: TenantScope, query: DetailsQuery): Promise<Taking[]> {
  const { rules, moment } = query;
  const { from, to } = busyWindow(rules, query.window);
  const rows = await tx.block.findMany({
    where: {
      tenantId: scope.tenantId,
      AND: [
        {
          OR: [
            { staffId: { in: rules.staff.map(({ id }) => id) } },
            { unitId: { in: rules.resources.flatMap(({ unitIds }) => unitIds) } },
          ],
        },
        blockStood(moment),
      ],
      startsAt: { lt: minuteToDate(to), gt: minuteToDate(from - longestAllocation) },
      endsAt: { gt: minuteToDate(from) },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, staffId, unitId, startsAt, endsAt, source, reason }): Taking => {
    const span = { from: minuteFloor(startsAt), to: minuteCeil(endsAt) };
    return {
      kind: source === "calendar" ? "calendar" : "block",
      id,
      laneId: staffId ?? unitId ?? "",
      ...span,
      occupiedFrom: span.from,
      occupiedTo: span.to,
      expiresAt: null,
      label: reason,
    };
  });
}

/** A session stood then if it is open still, or if somebody sat in it: the last to leave ends it. */
async function readSessions(tx: Tx, scope: TenantScope, query: DetailsQuery): Promise<SessionBusy[]> {
  const { moment, window } = query;
  const rows = await tx.session.findMany({
    where: {
      tenantId: scope.tenantId,
      serviceId: query.rules.id,
      startsAt: startsIn(window),
      ...(moment.at === null ? { state: "open" } : { createdAt: { lte: moment.at } }),
    },
    include: { seats: { where: seatStood(moment), select: { id: true } } },
  });
  return rows
    .filter(({ state, seats }) => state === "open" || seats.length > 0)
    .map((row) => ({
      sessionId: row.id,
      staffId: row.staffId,
      from: minuteFloor(row.startsAt),
      to: minuteFloor(row.endsAt),
      seatsTaken: row.seats.length,
      capacity: row.capacity,
    }));
}

const startsIn = (span: Span) => ({ gte: minuteToDate(span.from), lt: minuteToDate(span.to) });

const counted = ["held", "confirmed", "completed", "no_show"];

/** Starts of the service's bookings that count for its caps, in whole weeks. */
async function readBooked(
  tx: Tx,
  scope: TenantScope,
  { rules, moment }: DetailsQuery,
  weeks: Span,
): Promise<Minute[]> {
  if (moment.at !== null) {
    const past = await readPastStarts(tx, scope, { serviceId: rules.id, weeks, at: moment.at });
    return past.filter(({ status }) => counted.includes(status)).map(({ from }) => from);
  }
  const rows = await tx.booking.findMany({
    where: {
      tenantId: scope.tenantId,
      serviceId: rules.id,
      status: { in: counted },
      startsAt: startsIn(weeks),
    },
    select: { startsAt: true },
  });
  return rows.map((row) => minuteFloor(row.startsAt));
}

/** Starts of everything that capped staff members do in whole weeks, a session once. */
async function readBookedWith(
  tx: Tx,
  scope: TenantScope,
  { rules, moment }: DetailsQuery,
  weeks: Span,
): Promise<Map<string, Minute[]>> {
  const capped = rules.staff.filter(({ limits }) => hasCap(limits)).map(({ id }) => id);
  const found = new Map<string, Minute[]>();
  if (capped.length === 0) return found;
  const rows = await tx.allocation.findMany({
    where: {
      tenantId: scope.tenantId,
      laneId: { in: capped },
      occupiedFrom: { gt: minuteToDate(weeks.from - longestAllocation), lt: minuteToDate(weeks.to) },
      startsAt: startsIn(weeks),
      ...allocationStood(moment),
    },
  });
  const held = await readPastHolds(tx, scope, rows, moment);
  for (const row of rows) {
    if (held.has(row.id) && hasLapsed(row.holdExpiresAt, moment.now)) continue;
    const starts = found.get(row.laneId) ?? [];
    starts.push(minuteFloor(row.startsAt));
    found.set(row.laneId, starts);
  }
  return found;
}
