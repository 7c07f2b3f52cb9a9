import type { Tx } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { defaultPolicy } from "#lib/policies/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { NewTenant } from "./schema.ts";
import { slugFrom } from "./slug.ts";

export interface Owner {
  userId: string;
  /** Where the business's mail goes until somebody changes it. */
  email: string;
}

export interface CreatedTenant {
  scope: TenantScope;
  slug: string;
}

/**
 * Opens a business: everything that its page needs, or nothing (issue 2, item 4). The scope is minted for an id that
 * is new in this very call. `also` runs inside the same transaction. A slug that is taken: `invalid` at "slug".
 */
export async function createTenant(
  input: NewTenant,
  owner: Owner,
  also: (tx: Tx, scope: TenantScope) => Promise<void> = async () => {},
): Promise<Result<CreatedTenant, Problem>> {
  const scope = mintScope(newId());
  try {
    await withTenant(scope, async (tx) => {
      await writeTenant(tx, scope, input, owner);
      await also(tx, scope);
    });
    return ok({ scope, slug: input.slug });
  } catch (error) {
    // Everything else that is unique here has an id that was made above.
    if (dbRefusal(error) !== "unique") throw error;
    return err(problem("invalid", { errors: [{ path: "slug", message: "This address is taken." }] }));
  }
}

async function writeTenant(tx: Tx, scope: TenantScope, input: NewTenant, owner: Owner): Promise<void> {
  const { tenantId } = scope;
  const { name, slug, timezone, currency, locale } = input;
  const [locationId, scheduleId, staffId, policyId] = [newId(), newId(), newId(), newId()];
  await tx.tenant.create({
    data: { id: tenantId, slug, name, timezone, currency, locale, email: owner.email },
  });
  await tx.location.create({ data: { tenantId, id: locationId, slug: "main", name, timezone } });
  await tx.schedule.create({
    data: { tenantId, id: scheduleId, slug: "weekdays", timezone, weekly: input.weekly },
  });
  await tx.staff.create({
    data: {
      tenantId,
      id: staffId,
      slug: slugFrom(input.ownerName) || "owner",
      name: input.ownerName,
      email: owner.email,
      scheduleId,
    },
  });
  await tx.member.create({ data: { tenantId, id: newId(), userId: owner.userId, role: "owner", staffId } });
  const tiers = defaultPolicy.tiers.map((tier) => ({ ...tier }));
  await tx.policy.create({
    data: { tenantId, id: policyId, slug: defaultPolicy.slug, tiers, afterMove: defaultPolicy.afterMove },
  });
  if (input.service) {
    const serviceId = newId();
    await tx.service.create({
      data: {
        tenantId,
        id: serviceId,
        slug: slugFrom(input.service.name) || "appointment",
        ...input.service,
        locationId,
        policyId,
        reminders: [{ hoursBefore: 24 }],
      },
    });
    await tx.serviceStaff.create({ data: { tenantId, serviceId, staffId } });
  }
  await tx.auditEntry.create({
    data: {
      tenantId,
      id: newId(),
      actorKind: "member",
      actorId: owner.userId,
      action: "tenant.created",
      target: slug,
    },
  });
}
