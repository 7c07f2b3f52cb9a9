import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { Span } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { spanOfWall } from "#lib/time/local-day.ts";

interface WallRow {
  fromWall: string;
  toWall: string;
  timezone: string;
}

/** The instants of an absence; empty where the clocks skip all of it (a change of zone law after it was entered). */
export const spanOfRow = ({ fromWall, toWall, timezone }: WallRow): Span =>
  spanOfWall(fromWall, toWall, timezone) ?? { from: 0, to: 0 };

/** Staff members a viewer may ask time off for, in the business's order. */
export const readPeople = (tx: Tx, scope: TenantScope, viewer: Viewer) => {
  const reached = reachedStaff(viewer, "time-off:request");
  return tx.staff.findMany({
    where: { tenantId: scope.tenantId, active: true, ...(reached && { id: { in: reached } }) },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    include: { schedule: { select: { timezone: true, periods: true } } },
  });
};

export type PersonRow = Awaited<ReturnType<typeof readPeople>>[number];

/** The zone that a person's clocks show on a date: the schedule's, or that of a period in another one. */
export function zoneOn({ schedule }: PersonRow, date: string): string {
  const text = (day: Date) => day.toISOString().slice(0, 10);
  const period = schedule.periods.find((one) => text(one.fromDate) <= date && date <= text(one.toDate));
  return period?.timezone ?? schedule.timezone;
}

/** Requests that nobody has answered and that are not over yet. */
export async function readOpen(tx: Tx, scope: TenantScope, now: Date) {
  const rows = await tx.timeOff.findMany({
    where: { tenantId: scope.tenantId, state: "requested" },
    select: { fromWall: true, toWall: true, timezone: true },
  });
  return rows.filter((row) => spanOfRow(row).to > minuteFloor(now));
}

/** Absence of a person that stands or is asked for, as spans. */
export async function readStanding(tx: Tx, scope: TenantScope, staffId: string): Promise<Span[]> {
  const rows = await tx.timeOff.findMany({
    where: { tenantId: scope.tenantId, staffId, state: { in: ["requested", "approved"] } },
    select: { fromWall: true, toWall: true, timezone: true },
  });
  return rows.map(spanOfRow);
}

/** One absence within reach; null for what is foreign, unknown or somebody else's (T1). */
export function readTimeOff(tx: Tx, scope: TenantScope, viewer: Viewer, id: string) {
  const reached = reachedStaff(viewer, "time-off:request");
  return tx.timeOff.findFirst({
    where: { tenantId: scope.tenantId, id, ...(reached && { staffId: { in: reached } }) },
  });
}
