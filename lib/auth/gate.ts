import { notFound, redirect } from "next/navigation";
import { paths } from "#lib/paths.ts";
import { type Membership, membershipOf } from "./membership.ts";
import { can, type Permission } from "./permissions.ts";
import { type CurrentUser, currentUser } from "./session.ts";

/** For pages behind sign-in: whoever is anonymous goes to sign in and comes back to `path`. */
export async function userPage(path: string): Promise<CurrentUser> {
  const user = await currentUser();
  return user ?? redirect(paths.signIn(path));
}

/**
 * For dashboard pages: the membership, or the same "not found" for strangers, unknown businesses and pages beyond
 * the role (T1).
 */
export async function memberPage(
  tenantSlug: string,
  path: string,
  permission?: Permission,
): Promise<Membership> {
  const membership = await membershipOf(await userPage(path), tenantSlug);
  if (!membership || (permission && !can(membership.member.role, permission))) notFound();
  return membership;
}
