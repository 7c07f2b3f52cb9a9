import type { Actor } from "#lib/booking/actor.ts";
import { bookingsAhead } from "#lib/booking/ahead.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type FieldError, type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { setupRefusal } from "#lib/plans/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { followCapacity } from "#lib/sessions/capacity.ts";
import { audit } from "#lib/team/members.ts";
import { serviceColumns } from "./columns.ts";
import type { ServiceInput } from "./schema.ts";

type MemberActor = Actor & { kind: "member" };

const invalid = (...errors: FieldError[]) => err(problem("invalid", { errors }));
const taken = () => invalid({ path: "slug", message: "Another service has this address already." });

/**
 * Creates or changes a service. What is booked keeps what it was booked with (B20). A service with bookings ahead
 * cannot be hidden (B19): the refusal says how many there are. Classes ahead follow its capacity, which cannot fall below
 * what is sold: the refusal names the classes and the people. @throws TryAgain
 */
export async function saveService(
  scope: TenantScope,
  actor: MemberActor,
  input: ServiceInput,
  now: Date,
): Promise<Result<{ slug: string }, Problem>> {
  try {
    return await withTenantSerializable(scope, (tx) => save(tx, scope, actor, input, now));
  } catch (error) {
    // Two people gave two services the same address in one moment.
    if (dbRefusal(error) === "unique") return taken();
    throw error;
  }
}

async function save(
  tx: Tx,
  scope: TenantScope,
  actor: MemberActor,
  input: ServiceInput,
  now: Date,
): Promise<Result<{ slug: string }, Problem>> {
  const { tenantId } = scope;
  const known = input.editing
    ? await tx.service.findUnique({ where: { tenantId_slug: { tenantId, slug: input.editing } } })
    : null;
  if (input.editing && !known) return err(problem("not_found"));
  const other = await tx.service.findUnique({ where: { tenantId_slug: { tenantId, slug: input.slug } } });
  if (other && other.id !== known?.id) return taken();
  if (known?.active && !input.active) {
    const ahead = await bookingsAhead(tx, scope, { serviceId: known.id }, now);
    if (ahead) return invalid({ path: "active", message: ahead });
  }
  const adds = { services: Number(input.active && !known?.active) };
  const full = await setupRefusal(tx, scope, { actor, now, adds });
  if (full) return err(full);
  const found = await findParts(tx, scope, input);
  if (!found.ok) return found;
  const { locationId, policyId, staff, resources } = found.value;
  const id = known?.id ?? newId();
  if (known && known.capacity !== input.capacity) {
    const refusal = await followCapacity(tx, scope, { serviceId: id, capacity: input.capacity }, now);
    if (refusal) return invalid({ path: "capacity", message: refusal });
  }
  const data = { ...serviceColumns(input), locationId, policyId };
  if (known) await tx.service.update({ where: { tenantId_id: { tenantId, id } }, data });
  else
    await tx.service.create({
      data: { tenantId, id, ...data, position: await tx.service.count({ where: { tenantId } }) },
      select: { id: true },
    });
  await tx.serviceStaff.deleteMany({ where: { tenantId, serviceId: id } });
  await tx.serviceStaff.createMany({
    data: staff.map((member, position) => ({
      tenantId,
      serviceId: id,
      staffId: member.id,
      position,
      weight: input.weights[member.slug] ?? 1,
    })),
  });
  await tx.serviceResource.deleteMany({ where: { tenantId, serviceId: id } });
  await tx.serviceResource.createMany({
    data: resources.map((resourceId, position) => ({ tenantId, serviceId: id, resourceId, position })),
  });
  await audit(tx, scope, actor, known ? "service.changed" : "service.created", id);
  return ok({ slug: input.slug });
}

/** The tenant's own rows behind the names that the editor sent (T3). */
async function findParts(
  tx: Tx,
  { tenantId }: TenantScope,
  input: ServiceInput,
): Promise<
  Result<
    {
      locationId: string;
      policyId: string | null;
      staff: { id: string; slug: string }[];
      resources: string[];
    },
    Problem
  >
> {
  const location = await tx.location.findUnique({
    where: { tenantId_slug: { tenantId, slug: input.location } },
  });
  if (!location) return invalid({ path: "location", message: "This place is not there any more." });
  const policy =
    input.policy === null
      ? null
      : await tx.policy.findUnique({ where: { tenantId_slug: { tenantId, slug: input.policy } } });
  if (input.policy !== null && !policy)
    return invalid({ path: "policy", message: "This policy is not there any more." });
  const where = (slugs: string[]) => ({
    where: { tenantId, slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  const people = await tx.staff.findMany(where(input.staff));
  const things = await tx.resource.findMany(where(input.resources));
  const inOrder = (slugs: string[], rows: { id: string; slug: string }[]) =>
    slugs.flatMap((slug) => rows.find((row) => row.slug === slug) ?? []);
  return ok({
    locationId: location.id,
    policyId: policy?.id ?? null,
    staff: inOrder(input.staff, people),
    resources: inOrder(input.resources, things).map(({ id }) => id),
  });
}
