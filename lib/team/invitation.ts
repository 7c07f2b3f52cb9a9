import { type Role, readRole } from "#lib/auth/permissions.ts";
import type { CurrentUser } from "#lib/auth/session.ts";
import { platformDb } from "#lib/db/client.ts";
import { mintScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { hashToken } from "#lib/security/tokens.ts";
import { audit } from "./members.ts";

const shape = /^i_[A-Za-z0-9_-]{32}$/;

export interface InvitationView {
  tenantName: string;
  tenantSlug: string;
  role: Role;
  /** The address it was sent to: only who signs in as it can accept (A2). */
  email: string;
}

/** What an invitation's link opens; null for used, revoked, expired and unknown ones. Changes nothing. */
export async function readInvitation(token: string): Promise<InvitationView | null> {
  const found = await findOpen(token);
  return (
    found && {
      tenantName: found.name,
      tenantSlug: found.slug,
      role: readRole(found.role),
      email: found.email,
    }
  );
}

interface OpenRow {
  tenantId: string;
  id: string;
  email: string;
  role: string;
  name: string;
  slug: string;
}

/** Crosses tenants: the token is all there is to go by. */
async function findOpen(token: string): Promise<OpenRow | null> {
  if (!shape.test(token)) return null;
  const [row] = await platformDb().$queryRaw<OpenRow[]>`
    SELECT i.tenant_id AS "tenantId", i.id, i.email, i.role, t.name, t.slug
    FROM invitation i JOIN tenant t ON t.id = i.tenant_id AND t.status = 'active'
    WHERE i.token_hash = ${hashToken(token)} AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > now()`;
  return row ?? null;
}

/**
 * Joins the team, once. Whoever is signed in as another address is refused (A2); who is a member already keeps the
 * role they have.
 */
export async function acceptInvitation(
  token: string,
  user: Pick<CurrentUser, "id" | "email">,
): Promise<Result<{ tenantSlug: string }, Problem>> {
  const found = await findOpen(token);
  if (!found) return err(problem("not_found"));
  if (found.email !== user.email) return err(problem("forbidden"));
  const scope = mintScope(found.tenantId);
  return withTenant(scope, async (tx) => {
    const [used] = await tx.$queryRaw<{ role: string; staffId: string | null }[]>`
      UPDATE invitation SET accepted_at = now()
      WHERE tenant_id = ${found.tenantId}::uuid AND id = ${found.id}::uuid AND email = ${user.email}
        AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()
      RETURNING role, staff_id AS "staffId"`;
    if (!used) return err(problem("not_found"));
    const { tenantId } = scope;
    // Meanwhile somebody else may have become that staff member.
    const taken = used.staffId && (await tx.member.count({ where: { tenantId, staffId: used.staffId } })) > 0;
    await tx.member.createMany({
      data: [
        { tenantId, id: newId(), userId: user.id, role: used.role, staffId: taken ? null : used.staffId },
      ],
      skipDuplicates: true,
    });
    await audit(tx, scope, { userId: user.id }, "invitation.accepted", found.id, { role: used.role });
    return ok({ tenantSlug: found.slug });
  });
}
