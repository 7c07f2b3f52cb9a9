import { type Role, readRole } from "#lib/auth/permissions.ts";
import type { Actor } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { mayChange } from "./policy.ts";

export type MemberActor = Actor & { kind: "member" };

const lastOwner = problem("limit_reached", {
  detail: "A business needs an owner. Make somebody else an owner first.",
});

/** Gives a member another role; works from their next request on (T18). A business always keeps one owner. */
export const changeRole = (scope: TenantScope, actor: MemberActor, memberId: string, role: Role) =>
  changeMember(scope, actor, memberId, role, async (tx) => {
    await tx.member.update({ where: key(scope, memberId), data: { role } });
  });

/** Takes a member off the team. Their staff member, bookings and history stay. */
export const removeMember = (scope: TenantScope, actor: MemberActor, memberId: string) =>
  changeMember(scope, actor, memberId, null, async (tx) => {
    await tx.member.delete({ where: key(scope, memberId) });
  });

async function changeMember(
  scope: TenantScope,
  actor: MemberActor,
  memberId: string,
  to: Role | null,
  write: (tx: Tx) => Promise<void>,
): Promise<Result<null, Problem>> {
  return withTenant(scope, async (tx) => {
    // All owners' rows and this one are locked: two owners who demote each other in one moment take turns.
    await tx.$queryRaw`SELECT id FROM member
      WHERE tenant_id = ${scope.tenantId}::uuid AND (role = 'owner' OR id = ${memberId}::uuid)
      ORDER BY id FOR UPDATE`;
    const team = await tx.member.findMany({ where: { tenantId: scope.tenantId } });
    const member = team.find(({ id }) => id === memberId);
    // The actor's role as it is now, under the lock, and not as it was when the request began.
    const self = team.find(({ userId }) => userId === actor.userId);
    if (!member || !self) return err(problem("not_found"));
    const from = readRole(member.role);
    if (!mayChange(readRole(self.role), from, to)) return err(problem("forbidden"));
    const owners = team.filter(({ role }) => role === "owner").length;
    if (from === "owner" && to !== "owner" && owners === 1) return err(lastOwner);
    await write(tx);
    await audit(tx, scope, actor, to ? "member.role" : "member.removed", memberId, { from, to });
    return ok(null);
  });
}

/** Says which bookable person a member is; each is at most one member's. */
export async function linkStaff(
  scope: TenantScope,
  actor: MemberActor,
  memberId: string,
  staffId: string | null,
): Promise<Result<null, Problem>> {
  return withTenant(scope, async (tx) => {
    const member = await tx.member.findUnique({ where: key(scope, memberId) });
    if (!member) return err(problem("not_found"));
    const free = await staffIsFree(tx, scope, staffId, memberId);
    if (!free.ok) return free;
    await tx.member.update({ where: key(scope, memberId), data: { staffId } });
    await audit(tx, scope, actor, "member.staff", memberId, { from: member.staffId, to: staffId });
    return ok(null);
  });
}

/** Whether a staff member of this tenant is nobody else's (T3: a foreign one does not exist here). */
export async function staffIsFree(
  tx: Tx,
  { tenantId }: TenantScope,
  staffId: string | null,
  exceptMemberId?: string,
): Promise<Result<null, Problem>> {
  if (staffId === null) return ok(null);
  const staff = await tx.staff.findUnique({
    where: { tenantId_id: { tenantId, id: staffId } },
    include: { members: { select: { id: true } } },
  });
  if (!staff) return err(problem("not_found"));
  if (staff.members.every(({ id }) => id === exceptMemberId)) return ok(null);
  const message = "Somebody else on the team is this staff member already.";
  return err(problem("invalid", { errors: [{ path: "staffId", message }] }));
}

const key = ({ tenantId }: TenantScope, id: string) => ({ tenantId_id: { tenantId, id } });

/** A line in the tenant's audit log; append-only. Ids and roles, never addresses. */
export async function audit(
  tx: Tx,
  { tenantId }: TenantScope,
  { userId }: Pick<MemberActor, "userId">,
  action: string,
  target: string,
  detail: Record<string, string | null> = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: { tenantId, id: newId(), actorKind: "member", actorId: userId, action, target, detail },
  });
}
