import { reachedStaff } from "#lib/agenda/reach.ts";
import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit } from "#lib/team/members.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import type { HoursInput } from "./hours-schema.ts";

/**
 * Replaces a schedule's weekly hours and its exceptions from today on. Bookings outside the new hours stay: people
 * were promised them. Staff change the schedule that is theirs alone (T1).
 */
export const saveHours = (
  scope: TenantScope,
  actor: Actor & { kind: "member" },
  input: HoursInput,
  now: Date,
): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const row = await tx.schedule.findUnique({
      where: { tenantId_slug: { tenantId, slug: input.schedule } },
      include: { staff: { select: { id: true } } },
    });
    const reached = reachedStaff(actor, "schedule:own");
    const within =
      reached === null || (row?.staff.length && row.staff.every(({ id }) => reached.includes(id)));
    if (!row || !within) return err(problem("not_found"));
    const today = localDateAt(minuteFloor(now), row.timezone);
    const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
    await tx.schedule.update({
      where: { tenantId_id: { tenantId, id: row.id } },
      data: { weekly: input.weekly.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from) },
    });
    await tx.scheduleException.deleteMany({
      where: { tenantId, scheduleId: row.id, date: { gte: midnight(today) } },
    });
    await tx.scheduleException.createMany({
      data: input.exceptions
        .filter(({ date }) => date >= today)
        .map(({ date, spans, reason }) => ({
          tenantId,
          scheduleId: row.id,
          date: midnight(date),
          spans: spans.toSorted((a, b) => a.from - b.from),
          reason,
        })),
    });
    await audit(tx, scope, actor, "schedule.changed", row.id);
    return ok(null);
  });
