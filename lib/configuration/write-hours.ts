import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { differ, exceptionRows, idOf, periodRows } from "./rows.ts";
import { type Absence, absenceOf, isOver, isSameTime } from "./time-off.ts";
import type { WriteOrder } from "./write-order.ts";

type IdsBySlug = ReadonlyMap<string, string>;

/** Dated days of every schedule, replaced where they say something else. */
export async function writeExceptions(
  tx: Tx,
  { tenantId }: TenantScope,
  { rows, document }: WriteOrder,
  schedules: IdsBySlug,
): Promise<void> {
  for (const part of document.schedules) {
    const scheduleId = idOf(schedules, part.slug);
    const wanted = exceptionRows(part);
    if (!differ(rows.schedules.find(({ id }) => id === scheduleId)?.exceptions ?? [], wanted)) continue;
    await tx.scheduleException.deleteMany({ where: { tenantId, scheduleId } });
    await tx.scheduleException.createMany({
      data: wanted.map((row) => ({ tenantId, scheduleId, ...row })),
    });
  }
}

/** Periods of every schedule, likewise. */
export async function writePeriods(
  tx: Tx,
  { tenantId }: TenantScope,
  { rows, document }: WriteOrder,
  schedules: IdsBySlug,
): Promise<void> {
  for (const part of document.schedules) {
    const scheduleId = idOf(schedules, part.slug);
    const wanted = periodRows(part);
    if (!differ(rows.schedules.find(({ id }) => id === scheduleId)?.periods ?? [], wanted)) continue;
    await tx.schedulePeriod.deleteMany({ where: { tenantId, scheduleId } });
    await tx.schedulePeriod.createMany({
      data: wanted.map((row) => ({ tenantId, id: newId(), scheduleId, ...row })),
    });
  }
}

/**
 * Approved time off that is not over, made to be what the document says: what is missing is approved now, what is left
 * out ends now, and both leave a line in the audit log like a decision in the dashboard. Nothing is rewritten: the past,
 * also of a document that is older than today, and requests that wait for an answer stay as they are.
 */
export async function writeTimeOff(
  tx: Tx,
  scope: TenantScope,
  { rows, document, actor, at }: WriteOrder,
  staff: IdsBySlug,
): Promise<void> {
  const { tenantId } = scope;
  const now = minuteFloor(at);
  for (const part of document.staff) {
    const staffId = idOf(staff, part.slug);
    const hours = document.schedules.find(({ slug }) => slug === part.schedule);
    const wanted = part.timeOff
      .flatMap((entry) => (hours ? absenceOf(entry, hours) : []))
      .filter((absence) => !isOver(absence, now));
    const known = rows.timeOff.filter((row) => row.staffId === staffId && !isOver(row, now));
    const where = (id: string) => ({ where: { tenantId_id: { tenantId, id } }, select: { id: true } });

    for (const row of known) {
      const same = wanted.filter((absence) => isSameTime(row, absence));
      if (same.length === 0) {
        await tx.timeOff.update({ ...where(row.id), data: { state: "withdrawn", endedAt: at } });
        await note(tx, scope, actor, "time-off.withdrawn", { ...row, staffId });
      } else if (!same.some(({ reason }) => reason === row.reason))
        await tx.timeOff.update({ ...where(row.id), data: { reason: same.at(-1)?.reason ?? "" } });
    }
    const fresh = wanted.filter(
      (absence, i) =>
        !known.some((row) => isSameTime(row, absence)) &&
        wanted.findIndex((other) => isSameTime(other, absence)) === i,
    );
    for (const absence of fresh) {
      const row = { id: newId(), staffId, ...absence };
      const decided = { state: "approved", createdAt: at, decidedAt: at };
      await tx.timeOff.create({ data: { tenantId, ...row, ...decided }, select: { id: true } });
      await note(tx, scope, actor, "time-off.approved", row);
    }
  }
}

async function note(
  tx: Tx,
  { tenantId }: TenantScope,
  actor: Actor,
  action: string,
  { id, staffId, fromWall, toWall }: Absence & { id: string; staffId: string },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      tenantId,
      id: newId(),
      ...actorColumns(actor),
      action,
      target: id,
      detail: { staff: staffId, from: fromWall, to: toWall },
    },
    select: { id: true },
  });
}
