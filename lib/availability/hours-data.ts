import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { dateText } from "#lib/services/compile-hours.ts";
import { storedSpans, storedWeekly } from "#lib/services/stored.ts";
import type { HoursOwner } from "./hours-owner.ts";
import type { WallSpan, WeeklySpan } from "./rules.ts";

const order = [{ position: "asc" as const }, { slug: "asc" as const }];
const named = { select: { id: true, slug: true, name: true }, orderBy: order };

/** A schedule with what it says from some day on, and everything that keeps it. */
const whole = {
  staff: { select: { id: true, slug: true, name: true, active: true }, orderBy: order },
  locations: named,
  services: named,
  resources: named,
  exceptions: { orderBy: { date: "asc" as const } },
  periods: { orderBy: { fromDate: "asc" as const } },
};

export const readSchedules = (tx: Tx, { tenantId }: TenantScope) =>
  tx.schedule.findMany({ where: { tenantId }, orderBy: { slug: "asc" }, include: whole });

export type ScheduleRow = Awaited<ReturnType<typeof readSchedules>>[number];

export const findSchedule = (tx: Tx, { tenantId }: TenantScope, key: { id: string } | { slug: string }) =>
  tx.schedule.findFirst({ where: { tenantId, ...key }, include: whole });

/** Everybody and everything that keeps a schedule, people first. */
export const ownersOf = (row: ScheduleRow): (HoursOwner & { id: string; name: string })[] => [
  ...row.staff.map(({ id, slug, name }) => ({ kind: "staff" as const, id, slug, name })),
  ...row.locations.map((owner) => ({ kind: "location" as const, ...owner })),
  ...row.services.map((owner) => ({ kind: "service" as const, ...owner })),
  ...row.resources.map((owner) => ({ kind: "resource" as const, ...owner })),
];

/** Whether a member may change a schedule: staff only one that is theirs alone (T1). */
export function mayChangeSchedule(viewer: Viewer, row: ScheduleRow): boolean {
  const reached = reachedStaff(viewer, "schedule:own");
  if (reached === null) return true;
  const owners = ownersOf(row);
  return owners.length > 0 && owners.every(({ kind, id }) => kind === "staff" && reached.includes(id));
}

/** The row behind an owner, within a member's reach (T1). */
export async function findOwner(
  tx: Tx,
  { tenantId }: TenantScope,
  viewer: Viewer,
  { kind, slug }: HoursOwner,
): Promise<{ id: string; name: string; scheduleId: string | null } | null> {
  const reached = reachedStaff(viewer, "schedule:own");
  if (kind !== "staff" && reached !== null) return null;
  const where = { tenantId_slug: { tenantId, slug } };
  const select = { id: true, name: true, scheduleId: true } as const;
  if (kind === "location") return tx.location.findUnique({ where, select });
  if (kind === "service") return tx.service.findUnique({ where, select });
  if (kind === "resource") return tx.resource.findUnique({ where, select });
  const person = await tx.staff.findUnique({ where, select });
  return person && (reached === null || reached.includes(person.id)) ? person : null;
}

/** What a schedule says, as editors and undo keep it. */
export interface HoursContent {
  timezone: string;
  weekly: WeeklySpan[];
  /** That are not over, ascending; dates, both included. */
  periods: { from: string; to: string; timezone: string; weekly: WeeklySpan[]; reason: string }[];
  /** From today on, ascending. No spans: closed. */
  days: { date: string; spans: WallSpan[]; reason: string }[];
}

/** `today`: the first day that still matters. */
export const contentOf = (row: ScheduleRow, today: string): HoursContent => ({
  timezone: row.timezone,
  weekly: storedWeekly.parse(row.weekly),
  periods: row.periods
    .map((one) => ({
      from: dateText(one.fromDate),
      to: dateText(one.toDate),
      timezone: one.timezone,
      weekly: storedWeekly.parse(one.weekly),
      reason: one.reason,
    }))
    .filter(({ to }) => to >= today),
  days: row.exceptions
    .map(({ date, spans, reason }) => ({ date: dateText(date), spans: storedSpans.parse(spans), reason }))
    .filter(({ date }) => date >= today),
});

/** As a `date` column keeps it. */
export const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);
