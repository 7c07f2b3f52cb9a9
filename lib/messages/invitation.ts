import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { hashToken, newToken, seal, unseal } from "#lib/security/tokens.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import { minuteFloor } from "#lib/time/instant.ts";

const context = (scope: TenantScope, invitationId: string) => `invitation:${scope.tenantId}:${invitationId}`;

/** A new invitation's token with the two columns that keep it: a hash to find it by, a seal for the worker to mail it. */
export function newInvitationToken(scope: TenantScope, invitationId: string) {
  const token = newToken("i_");
  return {
    token,
    columns: { tokenHash: hashToken(token), tokenSealed: seal(token, context(scope, invitationId)) },
  };
}

/** Queues the mail of an invitation, in the transaction that makes the invitation (design 8). */
export async function queueInvitation(
  tx: Tx,
  scope: TenantScope,
  invitation: { id: string; email: string },
  tenant: Pick<TenantProfile, "locale" | "timezone">,
): Promise<void> {
  await tx.message.create({
    data: {
      tenantId: scope.tenantId,
      id: newId(),
      invitationId: invitation.id,
      subjectVersion: 1,
      kind: "invitation",
      audience: "staff",
      recipient: invitation.email,
      locale: tenant.locale,
      timezone: tenant.timezone,
      sendAt: new Date(),
    },
    select: { id: true },
  });
}

/** What the mail of an invitation tells. Minutes since the epoch. */
export interface InvitationFacts {
  id: string;
  role: string;
  token: string;
  expires: number;
  /** Accepted, withdrawn or run out: nothing to mail any more. */
  open: boolean;
  tenant: TenantProfile;
}

export async function readInvitationFacts(
  tx: Tx,
  scope: TenantScope,
  invitationId: string,
  now: number,
): Promise<InvitationFacts | null> {
  const row = await tx.invitation.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: invitationId } },
    include: { tenant: true },
  });
  if (!row) return null;
  const expires = minuteFloor(row.expiresAt);
  return {
    id: row.id,
    role: row.role,
    token: unseal(row.tokenSealed, context(scope, row.id)),
    expires,
    open: row.acceptedAt === null && row.revokedAt === null && expires > now,
    tenant: tenantProfile(row.tenant),
  };
}
