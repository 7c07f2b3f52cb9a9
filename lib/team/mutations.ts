import { platformDb, type Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { newInvitationToken, queueInvitation } from "#lib/messages/invitation.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { audit, type MemberActor, staffIsFree } from "./members.ts";
import { mayChange } from "./policy.ts";
import type { InviteInput } from "./schema.ts";

export const invitationDays = 7;

/**
 * Invites somebody by mail; the worker sends it. An open invitation to the same address is replaced, so that the
 * newest mail is the one that works. The same answer whether or not the address has an account (A16).
 */
export async function inviteMember(
  scope: TenantScope,
  tenant: Pick<TenantProfile, "locale" | "timezone">,
  actor: MemberActor,
  { email, role, staffId }: InviteInput,
): Promise<Result<{ invitationId: string }, Problem>> {
  if (!mayChange(actor.role, null, role)) return err(problem("forbidden"));
  if (await isMember(scope, email.key))
    return err(
      problem("invalid", { errors: [{ path: "email", message: "This person is on the team already." }] }),
    );
  return withTenant(scope, async (tx) => {
    const free = await staffIsFree(tx, scope, staffId);
    if (!free.ok) return free;
    await revokeOpen(tx, scope, { email: email.key });
    const id = newId();
    const invitation = {
      tenantId: scope.tenantId,
      id,
      email: email.key,
      role,
      staffId,
      invitedBy: actor.userId,
    };
    const expiresAt = new Date(Date.now() + invitationDays * 86_400_000);
    await tx.invitation.create({
      data: { ...invitation, ...newInvitationToken(scope, id).columns, expiresAt },
      select: { id: true },
    });
    await queueInvitation(tx, scope, { id, email: email.address }, tenant);
    await audit(tx, scope, actor, "invitation.created", id, { role });
    return ok({ invitationId: id });
  });
}

/** Sends an open invitation again, with a new link; the old one stops working. */
export async function repeatInvitation(
  scope: TenantScope,
  tenant: Pick<TenantProfile, "locale" | "timezone">,
  actor: MemberActor,
  invitationId: string,
): Promise<Result<{ invitationId: string }, Problem>> {
  const row = await withTenant(scope, (tx) =>
    tx.invitation.findUnique({
      where: {
        tenantId_id: { tenantId: scope.tenantId, id: invitationId },
        acceptedAt: null,
        revokedAt: null,
      },
    }),
  );
  if (!row) return err(problem("not_found"));
  const role = row.role === "owner" || row.role === "admin" ? row.role : "staff";
  const email = { address: row.email, key: row.email };
  return inviteMember(scope, tenant, actor, { email, role, staffId: row.staffId });
}

/** Takes an invitation back; its link stops working. */
export async function revokeInvitation(
  scope: TenantScope,
  actor: MemberActor,
  invitationId: string,
): Promise<Result<null, Problem>> {
  return withTenant(scope, async (tx) => {
    const revoked = await revokeOpen(tx, scope, { id: invitationId });
    if (revoked === 0) return err(problem("not_found"));
    await audit(tx, scope, actor, "invitation.revoked", invitationId);
    return ok(null);
  });
}

async function revokeOpen(
  tx: Tx,
  { tenantId }: TenantScope,
  which: { id: string } | { email: string },
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { tenantId, ...which, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}

/** Addresses are the platform's; the question is only ever about the own tenant. */
const isMember = async ({ tenantId }: TenantScope, email: string): Promise<boolean> =>
  (await platformDb().member.count({ where: { tenantId, user: { email } } })) > 0;
