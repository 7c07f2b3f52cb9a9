import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { freeSlug } from "#lib/tenants/free-slug.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import {
  contentOf,
  findOwner,
  findSchedule,
  type HoursContent,
  mayChangeSchedule,
  midnight,
  ownersOf,
} from "./hours-data.ts";
import type { HoursOwner } from "./hours-owner.ts";
import type { AssignInput, HoursInput } from "./hours-schema.ts";

const byStart = (a: { from: number }, b: { from: number }) => a.from - b.from;
const byDayAndStart = (a: { weekday: number; from: number }, b: { weekday: number; from: number }) =>
  a.weekday - b.weekday || byStart(a, b);

/**
 * Replaces the hours of an owner: zone, weekly hours and the periods that are not over; its dated days only when the
 * draft names them. Makes a schedule where there is none. Bookings outside the new hours stay: people were promised
 * them. Staff change the schedule that is theirs alone (T1). @throws TryAgain
 */
export const saveHours = (
  scope: TenantScope,
  actor: MemberActor,
  input: HoursInput,
  now: Date,
): Promise<Result<{ schedule: string }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const owner = await findOwner(tx, scope, actor, input.owner);
    if (!owner) return err(problem("not_found"));
    const known = owner.scheduleId ? await findSchedule(tx, scope, { id: owner.scheduleId }) : null;
    if (known && !mayChangeSchedule(actor, known)) return err(problem("forbidden"));
    if (known && !(input.apart && ownersOf(known).length > 1)) {
      await tx.schedule.update({
        where: { tenantId_id: { tenantId: scope.tenantId, id: known.id } },
        data: { timezone: input.timezone, weekly: input.weekly.toSorted(byDayAndStart) },
        select: { id: true },
      });
      await writeDated(tx, scope, known.id, input, now);
      await audit(tx, scope, actor, "schedule.changed", known.id);
      return ok({ schedule: known.slug });
    }
    const made = await createSchedule(tx, scope, input);
    await keep(tx, scope, input.owner, owner.id, made.id);
    // Apart from the others, but the same days stay special.
    const days =
      input.days ?? (known ? contentOf(known, todayIn(input.timezone, now)).days.map(asChange) : []);
    await writeDated(tx, scope, made.id, { ...input, days }, now);
    await audit(tx, scope, actor, "schedule.created", made.id);
    return ok({ schedule: made.slug });
  });

const todayIn = (zone: string, now: Date): string => localDateAt(minuteFloor(now), zone);

const asChange = ({ date, ...hours }: HoursContent["days"][number]) => ({ date, hours, replace: true });

async function createSchedule(tx: Tx, { tenantId }: TenantScope, input: HoursInput) {
  const others = await tx.schedule.findMany({ where: { tenantId }, select: { slug: true } });
  const slug = freeSlug(
    input.owner.slug,
    others.map((row) => row.slug),
  );
  const { timezone } = input;
  const weekly = input.weekly.toSorted(byDayAndStart);
  return tx.schedule.create({
    data: { tenantId, id: newId(), slug, timezone, weekly },
    select: { id: true, slug: true },
  });
}

/** Periods that are not over, and dated days from today on where the draft names them. */
async function writeDated(
  tx: Tx,
  { tenantId }: TenantScope,
  scheduleId: string,
  { timezone, periods, days }: Pick<HoursInput, "timezone" | "periods" | "days">,
  now: Date,
): Promise<void> {
  const today = todayIn(timezone, now);
  await tx.schedulePeriod.deleteMany({ where: { tenantId, scheduleId, toDate: { gte: midnight(today) } } });
  await tx.schedulePeriod.createMany({
    data: periods
      .filter(({ to }) => to >= today)
      .map(({ from, to, weekly, ...period }) => ({
        tenantId,
        id: newId(),
        scheduleId,
        fromDate: midnight(from),
        toDate: midnight(to),
        weekly: weekly.toSorted(byDayAndStart),
        ...period,
      })),
  });
  if (!days) return;
  await tx.scheduleException.deleteMany({
    where: { tenantId, scheduleId, date: { gte: midnight(today) } },
  });
  await tx.scheduleException.createMany({
    data: days.flatMap(({ date, hours }) =>
      hours && date >= today
        ? [
            {
              tenantId,
              scheduleId,
              date: midnight(date),
              spans: hours.spans.toSorted(byStart),
              reason: hours.reason,
            },
          ]
        : [],
    ),
  });
}

async function keep(
  tx: Tx,
  { tenantId }: TenantScope,
  { kind }: HoursOwner,
  id: string,
  scheduleId: string | null,
): Promise<void> {
  const change = { where: { tenantId_id: { tenantId, id } }, data: { scheduleId }, select: { id: true } };
  if (kind === "location") await tx.location.update(change);
  else if (kind === "service") await tx.service.update(change);
  else if (kind === "resource") await tx.resource.update(change);
  else if (scheduleId !== null) await tx.staff.update({ ...change, data: { scheduleId } });
}

/** What an owner kept before: its own hours, which are gone now, or a schedule that others keep still. */
export interface Assigned {
  schedule: string | null;
  removed: HoursContent | null;
}

/**
 * Lets an owner keep another's hours, or none; people always keep some. Hours that nobody keeps any more are taken
 * away and come back in the answer, so that it can be undone. @throws TryAgain
 */
export const assignHours = (
  scope: TenantScope,
  actor: MemberActor,
  input: AssignInput,
  now: Date,
): Promise<Result<Assigned, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const owner = await findOwner(tx, scope, actor, input.owner);
    const next = input.schedule === null ? null : await findSchedule(tx, scope, { slug: input.schedule });
    if (!owner || (input.schedule !== null && !next)) return err(problem("not_found"));
    if (!next && input.owner.kind === "staff")
      return err(problem("invalid", { detail: `${owner.name} needs hours to be booked in.` }));
    const before = owner.scheduleId ? await findSchedule(tx, scope, { id: owner.scheduleId }) : null;
    if (before?.id === next?.id) return ok({ schedule: before?.slug ?? null, removed: null });
    await keep(tx, scope, input.owner, owner.id, next?.id ?? null);
    await audit(tx, scope, actor, "schedule.assigned", owner.id, {
      from: before?.slug ?? null,
      to: next?.slug ?? null,
    });
    if (!before || ownersOf(before).length > 1) return ok({ schedule: before?.slug ?? null, removed: null });
    const removed = contentOf(before, todayIn(before.timezone, now));
    await tx.schedule.delete({ where: { tenantId_id: { tenantId: scope.tenantId, id: before.id } } });
    return ok({ schedule: null, removed });
  });
