import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { freeSlug } from "./free-slug.ts";
import { hasAllocationsAhead, inUse } from "./place-mutations.ts";
import type { ResourceInput } from "./settings-schema.ts";
import { slugFrom } from "./slug.ts";

const booked = problem("limit_reached", {
  detail: "Bookings ahead need what you are taking away. Move or cancel them first.",
});

/**
 * Adds or changes a resource and its units. Units are switched off and on, never deleted: past bookings stand on
 * them. One that is booked ahead cannot be switched off (B19). @throws TryAgain
 */
export const saveResource = (
  scope: TenantScope,
  actor: MemberActor,
  input: ResourceInput,
  now: Date,
): Promise<Result<{ slug: string }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const known = input.editing
      ? await tx.resource.findUnique({
          where: { tenantId_slug: { tenantId, slug: input.editing } },
          include: { units: true },
        })
      : null;
    if (input.editing && !known) return err(problem("not_found"));
    const surplus = (known?.units ?? []).filter((unit) => unit.active && unit.number > input.units);
    const surplusIds = surplus.map(({ id }) => id);
    if (surplusIds.length > 0 && (await hasAllocationsAhead(tx, scope, surplusIds, now))) return err(booked);
    const id = known?.id ?? newId();
    const slug = known?.slug ?? (await newSlug(tx, tenantId, input.name));
    if (known)
      await tx.resource.update({ where: { tenantId_id: { tenantId, id } }, data: { name: input.name } });
    else await tx.resource.create({ data: { tenantId, id, slug, name: input.name } });
    await setUnits(tx, tenantId, id, input.units);
    await audit(tx, scope, actor, known ? "resource.changed" : "resource.created", id);
    return ok({ slug });
  });

async function newSlug(tx: Tx, tenantId: string, name: string): Promise<string> {
  const others = await tx.resource.findMany({ where: { tenantId }, select: { slug: true } });
  return freeSlug(
    slugFrom(name) || "resource",
    others.map((row) => row.slug),
  );
}

async function setUnits(tx: Tx, tenantId: string, resourceId: string, count: number): Promise<void> {
  await tx.resourceUnit.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      tenantId,
      id: newId(),
      resourceId,
      number: index + 1,
    })),
    skipDuplicates: true,
  });
  await tx.resourceUnit.updateMany({
    where: { tenantId, resourceId, number: { lte: count } },
    data: { active: true },
  });
  await tx.resourceUnit.updateMany({
    where: { tenantId, resourceId, number: { gt: count } },
    data: { active: false },
  });
}

/** Takes a resource away that no service and no booking ahead needs. @throws TryAgain */
export const removeResource = (
  scope: TenantScope,
  actor: MemberActor,
  slug: string,
  now: Date,
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const row = await tx.resource.findUnique({
      where: { tenantId_slug: { tenantId, slug } },
      include: { units: true, services: { include: { service: { select: { name: true } } } } },
    });
    if (!row) return err(problem("not_found"));
    if (row.services.length > 0) return err(inUse(row.services.map(({ service }) => service)));
    const units = row.units.map(({ id }) => id);
    if (await hasAllocationsAhead(tx, scope, units, now)) return err(booked);
    await tx.resource.delete({ where: { tenantId_id: { tenantId, id: row.id } } });
    await audit(tx, scope, actor, "resource.removed", row.id);
    return ok(null);
  });
