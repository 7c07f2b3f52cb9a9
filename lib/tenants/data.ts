import { platformDb } from "#lib/db/client.ts";
import { createFerry } from "#lib/db/ferry.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { tenantProfile } from "./profile.ts";

export interface ResolvedTenant {
  scope: TenantScope;
  tenant: TenantProfile;
}

const slugShape = /^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/;

const find = createFerry((slug: string) => platformDb().tenant.findUnique({ where: { slug } }));

/**
 * A live tenant by its public slug, with the scope that the slug proves. Crosses tenants, so it reads through
 * the platform role. Null for unknown and suspended ones alike (T19).
 */
export async function resolveTenant(slug: string): Promise<ResolvedTenant | null> {
  if (!slugShape.test(slug)) return null;
  const { result: row } = await find(slug, null);
  if (row?.status !== "active") return null;
  return { scope: mintScope(row.id), tenant: tenantProfile(row) };
}

/** Any tenant by its slug, suspended ones too: for whoever runs the installation (scripts/admin.ts), never for requests. */
export async function tenantForOperator(slug: string): Promise<ResolvedTenant | null> {
  const row = await platformDb().tenant.findUnique({ where: { slug } });
  return row && { scope: mintScope(row.id), tenant: tenantProfile(row) };
}
