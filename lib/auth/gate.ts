import { redirect } from "next/navigation";
import { cache } from "react";
import { paths } from "#lib/paths.ts";
import { type Membership, requireMember } from "./membership.ts";
import { can, type Permission } from "./permissions.ts";
import { type CurrentUser, currentUser } from "./session.ts";

/** For pages behind sign-in: whoever is anonymous goes to sign in and comes back to `path`. */
export async function userPage(path: string): Promise<CurrentUser> {
  const user = await currentUser();
  return user ?? redirect(paths.signIn(path));
}

/** Layout, page and title of one request ask alike. */
export const memberOf = cache(requireMember);

/**
 * For dashboard pages: the membership; null for strangers, unknown businesses and pages beyond the role, all alike
 * (T1). The page returns `<MissingHere>` for null; without the check there is no scope to read anything with.
 */
export async function memberPage(
  tenantSlug: string,
  path: string,
  permission?: Permission,
): Promise<Membership | null> {
  await userPage(path);
  const membership = await memberOf(tenantSlug);
  return membership && (!permission || can(membership.member.role, permission)) ? membership : null;
}
