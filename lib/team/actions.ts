"use server";

import { redirect } from "next/navigation";
import { defineAction, defineUserAction } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { paths } from "#lib/paths.ts";
import { consume } from "#lib/security/rate-limit.ts";
import { acceptInvitation } from "./invitation.ts";
import { changeRole, linkStaff, removeMember } from "./members.ts";
import { inviteMember, repeatInvitation, revokeInvitation } from "./mutations.ts";
import {
  acceptInput,
  changeRoleInput,
  invitationInput,
  inviteInput,
  linkStaffInput,
  memberInput,
} from "./schema.ts";

export const inviteMemberAction = defineAction({
  name: "team.invite",
  permission: "team:manage",
  input: inviteInput,
  run: async ({ scope, tenant, actor }, input) => {
    const allowed = await consume("invitation:tenant", tenant.id);
    return allowed.ok ? inviteMember(scope, tenant, actor, input) : allowed;
  },
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug)],
});

export const repeatInvitationAction = defineAction({
  name: "team.repeat-invitation",
  permission: "team:manage",
  input: invitationInput,
  run: async ({ scope, tenant, actor }, { invitationId }) => {
    const allowed = await consume("invitation:tenant", tenant.id);
    return allowed.ok ? repeatInvitation(scope, tenant, actor, invitationId) : allowed;
  },
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug)],
});

export const revokeInvitationAction = defineAction({
  name: "team.revoke-invitation",
  permission: "team:manage",
  input: invitationInput,
  run: ({ scope, actor }, { invitationId }) => revokeInvitation(scope, actor, invitationId),
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug)],
});

export const changeRoleAction = defineAction({
  name: "team.change-role",
  permission: "team:manage",
  input: changeRoleInput,
  run: ({ scope, actor }, { memberId, role }) => changeRole(scope, actor, memberId, role),
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug)],
});

export const removeMemberAction = defineAction({
  name: "team.remove",
  permission: "team:manage",
  input: memberInput,
  run: ({ scope, actor }, { memberId }) => removeMember(scope, actor, memberId),
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug)],
});

export const linkStaffAction = defineAction({
  name: "team.link-staff",
  permission: "team:manage",
  input: linkStaffInput,
  run: ({ scope, actor }, { memberId, staffId }) => linkStaff(scope, actor, memberId, staffId),
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug)],
});

/** The button behind an invitation's link. */
export const acceptInvitationAction = defineUserAction({
  name: "team.accept-invitation",
  limit: "lookup",
  input: acceptInput,
  run: async ({ user }, { token }) => {
    const joined = await acceptInvitation(token, user);
    return joined.ok ? redirect(paths.dashboard.today(joined.value.tenantSlug)) : joined;
  },
});

export const acceptInvitationPost = definePost(acceptInvitationAction, (text) => ({ token: text("token") }));
