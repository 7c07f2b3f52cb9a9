import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { Problem } from "#lib/errors.ts";
import { brandingRefusal } from "#lib/plans/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import type { SettingsInput } from "./settings-schema.ts";

/**
 * Changes what a business says about itself. Prices stay the same numbers in another currency, and bookings keep the
 * currency they were made in (B20). @throws TryAgain
 */
export const saveSettings = (
  scope: TenantScope,
  actor: MemberActor,
  input: SettingsInput,
  now: Date,
): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const refused = await brandingRefusal(tx, scope, { actor, now, wanted: { accent: input.accent } });
    if (refused) return err(refused);
    const { email, phone, ...plain } = input;
    await tx.tenant.update({
      where: { id: scope.tenantId },
      data: { ...plain, email: email?.address ?? null, phone: phone || null },
      select: { id: true },
    });
    await audit(tx, scope, actor, "tenant.changed", scope.tenantId);
    return ok(null);
  });
