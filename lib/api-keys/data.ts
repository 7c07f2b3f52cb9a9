import { platformDb, type Tx } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { hashToken } from "#lib/security/tokens.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import { type ApiScope, isApiScope } from "./api-key.ts";

/** "Last used" is for people; once a minute is exact enough and keeps reading from becoming writing. */
const usedEveryMs = 60_000;

export interface KeyHolder {
  scope: TenantScope;
  tenant: TenantProfile;
  keyId: string;
  scopes: readonly ApiScope[];
}

/**
 * Whose key this is. Null for unknown, revoked and ended ones and for suspended tenants. Crosses tenants: the key is
 * all there is to go by.
 */
export async function authenticateApiKey(key: string, at: Date = new Date()): Promise<KeyHolder | null> {
  const row = await platformDb().apiKey.findUnique({
    where: { keyHash: hashToken(key) },
    include: { tenant: true },
  });
  if (!row || row.revokedAt !== null || row.tenant.status !== "active") return null;
  if (row.expiresAt !== null && row.expiresAt <= at) return null;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() >= usedEveryMs)
    await platformDb().apiKey.updateMany({
      where: { tenantId: row.tenantId, id: row.id },
      data: { lastUsedAt: at },
    });
  return {
    scope: mintScope(row.tenantId),
    tenant: tenantProfile(row.tenant),
    keyId: row.id,
    scopes: row.scopes.filter(isApiScope),
  };
}

/** A key as its owner sees it; the key itself cannot be shown again. */
export interface ApiKeyView {
  id: string;
  name: string;
  /** How it begins. */
  prefix: string;
  scopes: ApiScope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  /** When it ends by itself; null where only revoking ends it. */
  expiresAt: Date | null;
  /** Whether another key takes its place. */
  replaced: boolean;
}

/** The tenant's live keys, newest first. */
export async function listApiKeys(tx: Tx, scope: TenantScope, at: Date = new Date()): Promise<ApiKeyView[]> {
  const rows = await tx.apiKey.findMany({
    where: {
      tenantId: scope.tenantId,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
    },
    orderBy: { createdAt: "desc" },
    select: {
      ...{ id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true },
      ...{ expiresAt: true, replacedBy: true },
    },
  });
  return rows.map(({ replacedBy, ...row }) => ({
    ...row,
    scopes: row.scopes.filter(isApiScope),
    replaced: replacedBy !== null,
  }));
}
