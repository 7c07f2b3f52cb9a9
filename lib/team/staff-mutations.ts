import { bookingsAhead } from "#lib/booking/ahead.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { setupRefusal } from "#lib/plans/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { freeSlug } from "#lib/tenants/free-slug.ts";
import { slugFrom } from "#lib/tenants/slug.ts";
import { audit, type MemberActor } from "./members.ts";
import type { StaffInput } from "./staff-schema.ts";

/** Monday to Friday, nine to five, until somebody says otherwise. */
const usualWeek = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1020 }));

/**
 * Adds a bookable person with hours of their own, or changes one. Who has bookings ahead cannot be made inactive
 * (B19): the refusal names them. @throws TryAgain
 */
export const saveStaff = (
  scope: TenantScope,
  actor: MemberActor,
  input: StaffInput,
  now: Date,
): Promise<Result<{ slug: string }, Problem>> =>
  withTenantSerializable(scope, (tx) =>
    input.editing === null
      ? addStaff(tx, scope, actor, input, now)
      : changeStaff(tx, scope, actor, { ...input, slug: input.editing }, now),
  );

const limitsOf = ({ perDay, perWeek }: StaffInput) => ({
  ...(perDay && { perDay }),
  ...(perWeek && { perWeek }),
});

async function addStaff(
  tx: Tx,
  scope: TenantScope,
  actor: MemberActor,
  input: StaffInput,
  now: Date,
): Promise<Result<{ slug: string }, Problem>> {
  const { tenantId } = scope;
  const full = await setupRefusal(tx, scope, { actor, now, adds: { staff: Number(input.active) } });
  if (full) return err(full);
  const people = await tx.staff.findMany({ where: { tenantId }, select: { slug: true } });
  const schedules = await tx.schedule.findMany({ where: { tenantId }, select: { slug: true } });
  const slug = freeSlug(
    slugFrom(input.name) || "person",
    [...people, ...schedules].map((row) => row.slug),
  );
  const { timezone } = await tx.tenant.findUniqueOrThrow({
    where: { id: tenantId },
    select: { timezone: true },
  });
  const scheduleId = newId();
  await tx.schedule.create({ data: { tenantId, id: scheduleId, slug, timezone, weekly: usualWeek } });
  const id = newId();
  await tx.staff.create({
    data: {
      tenantId,
      id,
      slug,
      name: input.name,
      email: input.email?.address ?? null,
      active: input.active,
      limits: limitsOf(input),
      scheduleId,
      position: people.length,
    },
    select: { id: true },
  });
  await audit(tx, scope, actor, "staff.created", id);
  return ok({ slug });
}

async function changeStaff(
  tx: Tx,
  scope: TenantScope,
  actor: MemberActor,
  input: StaffInput & { slug: string },
  now: Date,
): Promise<Result<{ slug: string }, Problem>> {
  const { tenantId } = scope;
  const { slug } = input;
  const known = await tx.staff.findUnique({ where: { tenantId_slug: { tenantId, slug } } });
  if (!known) return err(problem("not_found"));
  if (known.active && !input.active) {
    const message = await bookingsAhead(tx, scope, { staffId: known.id }, now);
    if (message) return err(problem("invalid", { errors: [{ path: "active", message }] }));
  }
  const adds = { staff: Number(input.active && !known.active) };
  const full = await setupRefusal(tx, scope, { actor, now, adds });
  if (full) return err(full);
  await tx.staff.update({
    where: { tenantId_id: { tenantId, id: known.id } },
    data: {
      name: input.name,
      email: input.email?.address ?? null,
      active: input.active,
      limits: limitsOf(input),
    },
    select: { id: true },
  });
  await audit(tx, scope, actor, "staff.changed", known.id);
  return ok({ slug });
}
