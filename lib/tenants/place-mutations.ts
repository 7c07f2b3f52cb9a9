import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { freeSlug } from "./free-slug.ts";
import type { LocationInput } from "./settings-schema.ts";
import { slugFrom } from "./slug.ts";

/** Adds or changes a place. Bookings keep the zone they were promised in (B20). @throws TryAgain */
export const saveLocation = (
  scope: TenantScope,
  actor: MemberActor,
  { editing, ...data }: LocationInput,
): Promise<Result<{ slug: string }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    if (editing !== null) {
      const changed = await tx.location.updateMany({ where: { tenantId, slug: editing }, data });
      if (changed.count === 0) return err(problem("not_found"));
      await audit(tx, scope, actor, "location.changed", editing);
      return ok({ slug: editing });
    }
    const others = await tx.location.findMany({ where: { tenantId }, select: { slug: true } });
    const slug = freeSlug(
      slugFrom(data.name) || "place",
      others.map((row) => row.slug),
    );
    const id = newId();
    await tx.location.create({ data: { tenantId, id, slug, ...data, position: others.length } });
    await audit(tx, scope, actor, "location.created", id);
    return ok({ slug });
  });

/** Takes a place away that no service uses; else says which do (B19). @throws TryAgain */
export const removeLocation = (
  scope: TenantScope,
  actor: MemberActor,
  slug: string,
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const row = await tx.location.findUnique({
      where: { tenantId_slug: { tenantId, slug } },
      include: { services: { select: { name: true } } },
    });
    if (!row) return err(problem("not_found"));
    if (row.services.length > 0) return err(inUse(row.services));
    await tx.location.delete({ where: { tenantId_id: { tenantId, id: row.id } } });
    await audit(tx, scope, actor, "location.removed", row.id);
    return ok(null);
  });

/** The refusal to take away what services need. */
export const inUse = (services: readonly { name: string }[]): Problem =>
  problem("limit_reached", {
    detail: `Still used by ${services.map(({ name }) => name).join(", ")}. Change that first.`,
  });

/** Live time ahead on lanes: whether units of a resource are needed still. */
export const hasAllocationsAhead = async (
  tx: Tx,
  { tenantId }: TenantScope,
  laneIds: string[],
  now: Date,
): Promise<boolean> =>
  (await tx.allocation.count({
    where: {
      tenantId,
      laneId: { in: laneIds },
      state: { in: ["held", "confirmed"] },
      occupiedTo: { gt: now },
    },
  })) > 0;
