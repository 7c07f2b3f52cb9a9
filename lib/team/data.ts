import { type Role, readRole } from "#lib/auth/permissions.ts";
import { platformDb } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

export interface TeamMember {
  id: string;
  userId: string;
  email: string;
  name: string | null;
  role: Role;
  staffId: string | null;
  joinedAt: Date;
}

export interface OpenInvitation {
  id: string;
  email: string;
  role: Role;
  staffId: string | null;
  expiresAt: Date;
  /** What became of its mail. */
  mail: "queued" | "sending" | "sent" | "dropped" | "failed";
}

export interface Team {
  members: TeamMember[];
  invitations: OpenInvitation[];
  /** Bookable people whom a member can be. */
  staff: { id: string; name: string }[];
}

const mailStates = ["queued", "sending", "sent", "dropped", "failed"] as const;

/** Everybody who can sign in to the tenant, and who has been asked to. Addresses come from the platform's table. */
export async function readTeam(scope: TenantScope, now = new Date()): Promise<Team> {
  const { tenantId } = scope;
  const [members, invitations, staff] = await withTenant(scope, async (tx) => [
    await tx.member.findMany({ where: { tenantId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    await tx.invitation.findMany({
      where: { tenantId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      include: { messages: { select: { status: true } } },
      orderBy: { createdAt: "desc" },
    }),
    await tx.staff.findMany({
      where: { tenantId, active: true },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
  ]);
  const users = await platformDb().user.findMany({
    where: { id: { in: members.map(({ userId }) => userId) } },
    select: { id: true, email: true, name: true },
  });
  const byId = new Map(users.map((user) => [user.id, user]));
  return {
    members: members.map(({ id, userId, role, staffId, createdAt }) => ({
      id,
      userId,
      email: byId.get(userId)?.email ?? "",
      name: byId.get(userId)?.name ?? null,
      role: readRole(role),
      staffId,
      joinedAt: createdAt,
    })),
    invitations: invitations.map(({ id, email, role, staffId, expiresAt, messages }) => ({
      id,
      email,
      role: readRole(role),
      staffId,
      expiresAt,
      mail: mailStates.find((state) => state === messages[0]?.status) ?? "queued",
    })),
    staff,
  };
}
