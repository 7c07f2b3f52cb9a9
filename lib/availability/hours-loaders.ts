import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { storedSpans, storedWeekly } from "#lib/services/stored.ts";
import type { WallSpan, WeeklySpan } from "./rules.ts";

export interface HoursView {
  slug: string;
  zone: string;
  /** Names of the people or resources that keep these hours. */
  owners: string[];
  weekly: WeeklySpan[];
  /** From today on, ascending. No spans: closed. */
  exceptions: { date: string; spans: WallSpan[]; reason: string }[];
}

/** Schedules that a member may change; staff find their own. `today`: from when on exceptions matter. @throws TryAgain */
export const loadHours = (scope: TenantScope, viewer: Viewer, today: string): Promise<HoursView[]> =>
  withTenant(scope, async (tx) => {
    const reached = reachedStaff(viewer, "schedule:own");
    const rows = await tx.schedule.findMany({
      where: {
        tenantId: scope.tenantId,
        ...(reached && { staff: { some: { id: { in: reached } } } }),
      },
      include: {
        staff: {
          select: { id: true, name: true, position: true, active: true },
          orderBy: { position: "asc" },
        },
        resources: { select: { name: true } },
        exceptions: { where: { date: { gte: new Date(`${today}T00:00:00Z`) } }, orderBy: { date: "asc" } },
      },
    });
    const order = (row: (typeof rows)[number]) => row.staff[0]?.position ?? 1000;
    return rows
      .filter((row) => row.staff.length === 0 || row.staff.some(({ active }) => active))
      .sort((a, b) => order(a) - order(b) || (a.slug < b.slug ? -1 : 1))
      .map((row) => ({
        slug: row.slug,
        zone: row.timezone,
        owners: [...row.staff, ...row.resources].map(({ name }) => name),
        weekly: storedWeekly.parse(row.weekly),
        exceptions: row.exceptions.map(({ date, spans, reason }) => ({
          date: date.toISOString().slice(0, 10),
          spans: storedSpans.parse(spans),
          reason,
        })),
      }));
  });
