import { rootLog } from "#lib/log.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { embeddedTenant } from "./parents.ts";

/**
 * Who may frame the page at an address: the business's list, or null, nobody, for every address that is not a live
 * business's embedded page, and where the database cannot say.
 */
export async function parentsFor(path: string): Promise<readonly string[] | null> {
  const slug = embeddedTenant(path);
  if (slug === null) return null;
  try {
    return (await resolveTenant(slug))?.tenant.embedParents ?? null;
  } catch (error) {
    rootLog().warn({ err: error }, "Nobody may frame a page whose business could not be read.");
    return null;
  }
}
