import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { dateText } from "#lib/services/compile-hours.ts";
import { storedSpans } from "#lib/services/stored.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { findSchedule, mayChangeSchedule, midnight } from "./hours-data.ts";
import type { DayChange, DaysInput } from "./hours-schema.ts";

export interface DaysChanged {
  /** What undoes it. */
  undo: DaysInput["changes"];
  /** Days left as they were, because something was said of them that was not to be replaced. */
  kept: number;
}

/**
 * Closes days, gives them hours of their own, or lets the week decide again. What was said of a day before is replaced
 * only where the change says so. Bookings on those days stay. Staff change their own days (T1). @throws TryAgain
 */
export const changeDays = (
  scope: TenantScope,
  actor: MemberActor,
  { changes }: DaysInput,
): Promise<Result<DaysChanged, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const undo: DaysInput["changes"] = [];
    let kept = 0;
    for (const { schedule: slug, days } of changes) {
      const row = await findSchedule(tx, scope, { slug });
      if (!row || !mayChangeSchedule(actor, row)) return err(problem("not_found"));
      const said = new Map(row.exceptions.map((one) => [dateText(one.date), one]));
      const applied = days.filter(({ date, replace }) => replace || !said.has(date));
      kept += days.length - applied.length;
      const dates = applied.map(({ date }) => midnight(date));
      await tx.scheduleException.deleteMany({ where: { tenantId, scheduleId: row.id, date: { in: dates } } });
      await tx.scheduleException.createMany({
        data: applied.flatMap(({ date, hours }) =>
          hours
            ? [
                {
                  tenantId,
                  scheduleId: row.id,
                  date: midnight(date),
                  spans: hours.spans.toSorted((a, b) => a.from - b.from),
                  reason: hours.reason,
                },
              ]
            : [],
        ),
      });
      if (applied.length > 0)
        undo.push({
          schedule: slug,
          days: applied.map(({ date }): DayChange => {
            const before = said.get(date);
            const hours = before && { spans: storedSpans.parse(before.spans), reason: before.reason };
            return { date, hours: hours ?? null, replace: true };
          }),
        });
      await audit(tx, scope, actor, "schedule.days", row.id);
    }
    return ok({ undo, kept });
  });
