import { says } from "#lib/configuration/rows.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { inUse } from "#lib/tenants/place-mutations.ts";
import { policyColumns, policyWriter } from "./columns.ts";
import type { PolicyInput } from "./schema.ts";

const taken = () =>
  err(problem("invalid", { errors: [{ path: "slug", message: "Another policy has this name already." }] }));

/** As many as a configuration may have (contract 2). */
const mostPolicies = 100;

/**
 * Adds a policy, or makes the next version of one; the same again changes nothing. What is booked keeps the version it
 * was booked under (B20). @throws TryAgain
 */
export async function savePolicy(
  scope: TenantScope,
  actor: MemberActor,
  { editing, ...input }: PolicyInput,
): Promise<Result<{ slug: string }, Problem>> {
  const { tenantId } = scope;
  const { slug } = input;
  try {
    return await withTenantSerializable(scope, async (tx) => {
      const rows = await tx.policy.findMany({ where: { tenantId } });
      const known = rows.find((row) => row.slug === editing);
      if (editing !== null && !known) return err(problem("not_found"));
      if (rows.some((row) => row.slug === slug && row !== known)) return taken();
      const data = policyColumns(input);
      if (known && says(known, data)) return ok({ slug });
      if (!known && rows.length >= mostPolicies)
        return err(problem("limit_reached", { detail: `A business can have ${mostPolicies} policies.` }));
      const id = known?.id ?? newId();
      const writer = policyWriter(tx, scope);
      await (known ? writer.update(id, data) : writer.create(id, data));
      await audit(tx, scope, actor, known ? "policy.changed" : "policy.created", id, {
        version: String((known?.version ?? 0) + 1),
      });
      return ok({ slug });
    });
  } catch (error) {
    // Two people gave two policies the same name in one moment.
    if (dbRefusal(error) === "unique") return taken();
    throw error;
  }
}

/** Takes a policy away that no service uses, hidden ones included; else says which do. @throws TryAgain */
export const removePolicy = (
  scope: TenantScope,
  actor: MemberActor,
  slug: string,
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const row = await tx.policy.findUnique({
      where: { tenantId_slug: { tenantId, slug } },
      include: { services: { select: { name: true }, orderBy: { position: "asc" } } },
    });
    if (!row) return err(problem("not_found"));
    if (row.services.length > 0) return err(inUse(row.services));
    await tx.policy.delete({ where: { tenantId_id: { tenantId, id: row.id } }, select: { id: true } });
    await audit(tx, scope, actor, "policy.removed", row.id);
    return ok(null);
  });
