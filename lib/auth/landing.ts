import { paths } from "#lib/paths.ts";
import { listMemberships } from "./membership.ts";

/** Where somebody who only said "sign in" wants to be: their business, the choice of them, or opening one. */
export async function landingFor(userId: string): Promise<string> {
  const [first, second] = await listMemberships(userId);
  if (!first) return paths.signUpBusiness();
  return second ? paths.dashboards() : paths.dashboard.today(first.slug);
}
