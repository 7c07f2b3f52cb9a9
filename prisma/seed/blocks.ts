import type { Db } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { isoWeekday } from "#lib/time/civil.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { spanOfWall } from "#lib/time/local-day.ts";
import type { Setup } from "./setup.ts";

/** Keeps lunch free on a day, where somebody takes one; once, however often the demo is started. */
export async function seedLunches(
  db: Db,
  { tenantId }: TenantScope,
  { lunches = [], schedules, staff }: Setup,
  date: string,
): Promise<void> {
  for (const { staff: slug, weekdays, from, to } of lunches) {
    const person = staff.find((member) => member.slug === slug);
    const zone = schedules.find((schedule) => schedule.slug === person?.schedule)?.timezone;
    const span = zone ? spanOfWall(`${date}T${from}`, `${date}T${to}`, zone) : null;
    if (!span || !weekdays.includes(isoWeekday(date))) continue;
    const row = await db.staff.findUnique({ where: { tenantId_slug: { tenantId, slug } } });
    if (!row) continue;
    const block = { tenantId, staffId: row.id, startsAt: minuteToDate(span.from) };
    if (await db.block.findFirst({ where: block })) continue;
    await db.block.create({
      data: { ...block, id: newId(), endsAt: minuteToDate(span.to), reason: "Lunch" },
      select: { id: true },
    });
  }
}
