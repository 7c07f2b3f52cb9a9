import { merge, subtract } from "#lib/availability/intervals.ts";
import { openSpans } from "#lib/availability/open-intervals.ts";
import type { Span } from "#lib/availability/rules.ts";
import { isLive, readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { showId } from "#lib/ids.ts";
import { compileSchedule } from "#lib/services/compile-hours.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { awaySpans, whichCounted } from "./away.ts";
import type { AgendaEntry, AgendaStaff, Grip } from "./day.ts";
import type { Reached } from "./reach.ts";
import { snapshotName } from "./snapshot.ts";

/** The longest a booking can be (a CHECK on allocations says so): bounds the index range that is read. */
const longestMs = 3 * 86_400_000;
const shown = ["held", "confirmed", "completed", "no_show"];
const live = { in: ["held", "confirmed"] };

const touching = (window: Span) => ({
  startsAt: { lt: minuteToDate(window.to), gt: new Date(window.from * 60_000 - longestMs) },
  endsAt: { gt: minuteToDate(window.from) },
});

/** Active staff members within reach, with their open hours of a window. */
export async function readAgendaStaff(
  tx: Tx,
  scope: TenantScope,
  window: Span,
  reached: Reached,
): Promise<AgendaStaff[]> {
  const rows = await tx.staff.findMany({
    where: { tenantId: scope.tenantId, active: true, ...(reached && { id: { in: [...reached] } }) },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    include: {
      schedule: {
        include: {
          exceptions: {
            where: {
              date: {
                gte: new Date(window.from * 60_000 - longestMs),
                lte: new Date(window.to * 60_000 + longestMs),
              },
            },
          },
          periods: true,
        },
      },
      timeOff: { where: whichCounted(window) },
    },
  });
  return rows.map(({ id, slug, name, schedule, timeOff }) => {
    const away = awaySpans(timeOff, window);
    return {
      id,
      slug,
      name,
      away,
      open: subtract(openSpans(compileSchedule(schedule), window), merge(away)),
    };
  });
}

/**
 * The condition that a booking or session is in somebody's calendar. A service of several people at once has one of
 * them in `staffId` and all of them in its lanes.
 */
export const ownedBy = (reached: Reached) =>
  reached === null
    ? {}
    : {
        OR: [
          { staffId: { in: [...reached] } },
          { allocations: { some: { laneKind: "staff", laneId: { in: [...reached] }, state: live } } },
        ],
      };

const laneColumns = { laneKind: true, laneId: true, occupiedFrom: true, occupiedTo: true } as const;
type Lane = { laneKind: string; laneId: string; occupiedFrom: Date; occupiedTo: Date };

function occupied(row: { startsAt: Date; endsAt: Date; staffId: string | null; allocations: Lane[] }) {
  const { allocations } = row;
  const people = allocations.filter((lane) => lane.laneKind === "staff").map((lane) => lane.laneId);
  return {
    from: minuteFloor(row.startsAt),
    to: minuteFloor(row.endsAt),
    occupiedFrom: Math.min(minuteFloor(row.startsAt), ...allocations.map((a) => minuteFloor(a.occupiedFrom))),
    occupiedTo: Math.max(minuteFloor(row.endsAt), ...allocations.map((a) => minuteFloor(a.occupiedTo))),
    staffIds: people.length > 0 ? people : row.staffId ? [row.staffId] : [],
  };
}

function gripOf(row: {
  status: string;
  version: number;
  service: { stepMinutes: number; alignment: string };
  staff: { slug: string } | null;
  allocations: Lane[];
}): Grip | null {
  if (!isLive(readStatus(row.status))) return null;
  const people = row.allocations.filter(({ laneKind }) => laneKind === "staff");
  return {
    version: row.version,
    step: row.service.stepMinutes,
    alignment: row.service.alignment === "opening" ? "opening" : "clock",
    staff: people.length === 1 ? (row.staff?.slug ?? null) : null,
  };
}

/** Appointments and sessions that touch a window, within reach; holds that ran out are left out. */
export async function readEntries(
  tx: Tx,
  scope: TenantScope,
  window: Span,
  reached: Reached,
  now: Date,
): Promise<AgendaEntry[]> {
  const tenantId = scope.tenantId;
  const own = ownedBy(reached);
  const bookings = await tx.booking.findMany({
    where: { tenantId, ...touching(window), ...own, sessionId: null, status: { in: shown } },
    include: {
      allocations: { where: { state: live }, select: laneColumns },
      service: { select: { stepMinutes: true, alignment: true } },
      staff: { select: { slug: true } },
    },
    orderBy: { startsAt: "asc" },
  });
  const sessions = await tx.session.findMany({
    where: { tenantId, ...touching(window), ...own, state: "open", seats: { some: { live: true } } },
    include: {
      service: { select: { name: true } },
      allocations: { where: { state: live }, select: laneColumns },
      seats: { where: { live: true }, select: { id: true } },
      bookings: { where: { status: { in: shown } }, select: { createdAt: true } },
    },
    orderBy: { startsAt: "asc" },
  });
  const appointments = bookings
    .filter((row) => row.status !== "held" || !row.holdExpiresAt || row.holdExpiresAt > now)
    .map(
      (row): AgendaEntry => ({
        id: showId("booking", row.id),
        kind: "booking",
        ...occupied(row),
        customer: row.customerName,
        service: snapshotName(row.serviceSnapshot),
        status: readStatus(row.status),
        seats: null,
        grip: gripOf(row),
        createdMs: row.createdAt.getTime(),
      }),
    );
  const classes = sessions.map(
    (row): AgendaEntry => ({
      id: row.id,
      kind: "session",
      ...occupied(row),
      customer: null,
      service: row.service.name,
      status: "confirmed",
      seats: { taken: row.seats.length, capacity: row.capacity },
      grip: null,
      createdMs: Math.max(0, ...row.bookings.map((booking) => booking.createdAt.getTime())),
    }),
  );
  return [...appointments, ...classes].sort((a, b) => a.from - b.from);
}
