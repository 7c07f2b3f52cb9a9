import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import { type Role, readRole } from "./permissions.ts";
import { type CurrentUser, currentUser } from "./session.ts";

export interface MemberView {
  id: string;
  userId: string;
  role: Role;
  /** The bookable person this member is, if any. */
  staffId: string | null;
}

/** A person inside one tenant: the scope that the membership proves, and what they may do there. */
export interface Membership {
  scope: TenantScope;
  tenant: TenantProfile;
  user: CurrentUser;
  member: MemberView;
}

/**
 * The signed-in person's membership of a tenant, read anew at each request: who was removed or demoted a moment ago
 * is refused now (case T18). Null for strangers, unknown slugs and suspended tenants, all alike.
 * @throws TryAgain when the database is away.
 */
export async function requireMember(tenantSlug: string): Promise<Membership | null> {
  const user = await currentUser();
  return user ? membershipOf(user, tenantSlug) : null;
}

/** The same for a person who is known already. Crosses tenants: the tenant is what it looks for. */
export async function membershipOf(user: CurrentUser, tenantSlug: string): Promise<Membership | null> {
  const row = await platformDb().member.findFirst({
    where: { userId: user.id, tenant: { slug: tenantSlug, status: "active" } },
    include: { tenant: true },
  });
  if (!row) return null;
  return {
    scope: mintScope(row.tenantId),
    tenant: tenantProfile(row.tenant),
    user,
    member: { id: row.id, userId: row.userId, role: readRole(row.role), staffId: row.staffId },
  };
}

export interface MembershipSummary {
  slug: string;
  name: string;
  timezone: string;
  role: Role;
}

/** The businesses a person belongs to, by name. */
export async function listMemberships(userId: string): Promise<MembershipSummary[]> {
  const rows = await platformDb().member.findMany({
    where: { userId, tenant: { status: "active" } },
    select: { role: true, tenant: { select: { slug: true, name: true, timezone: true } } },
    orderBy: { tenant: { name: "asc" } },
    take: 200,
  });
  return rows.map(({ role, tenant }) => ({ ...tenant, role: readRole(role) }));
}
