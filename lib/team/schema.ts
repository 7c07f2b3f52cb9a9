import { z } from "zod";
import { roles } from "#lib/auth/permissions.ts";
import { emailField } from "#lib/email/schema.ts";

const idField = z.uuid({ error: "This is nobody on the team." });
const roleField = z.enum(roles, { error: "Please choose a role." });
/** The bookable person that the member is; null for somebody who only manages. */
const staffIdField = z.uuid().nullable().default(null);

export const inviteInput = z.strictObject({ email: emailField, role: roleField, staffId: staffIdField });
export const invitationInput = z.strictObject({ invitationId: idField });
export const changeRoleInput = z.strictObject({ memberId: idField, role: roleField });
export const linkStaffInput = z.strictObject({ memberId: idField, staffId: z.uuid().nullable() });
export const memberInput = z.strictObject({ memberId: idField });
export const acceptInput = z.strictObject({ token: z.string().max(100) });

export type InviteInput = z.output<typeof inviteInput>;
