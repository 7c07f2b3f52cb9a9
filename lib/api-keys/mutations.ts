import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { hashToken, newToken } from "#lib/security/tokens.ts";
import { type ApiScope, keyPrefix } from "./api-key.ts";

interface NewKey {
  name: string;
  scopes: readonly ApiScope[];
  /** Who made it, for the list: a user's id, or "admin" for the command line. */
  createdBy: string;
}

/**
 * Makes a key of 192 random bits. Only its hash is kept: `key` must be shown to its owner now or never.
 * `id` is the bare UUID.
 */
export async function createApiKey(
  tx: Tx,
  scope: TenantScope,
  { name, scopes, createdBy }: NewKey,
): Promise<{ id: string; key: string }> {
  const key = newToken("pk_");
  const id = newId();
  await tx.apiKey.create({
    data: {
      tenantId: scope.tenantId,
      id,
      name,
      prefix: keyPrefix(key),
      keyHash: hashToken(key),
      scopes: [...scopes],
      createdBy,
    },
    select: { id: true },
  });
  return { id, key };
}

/** Revokes a key for good. @returns false where there is no such live key. */
export async function revokeApiKey(
  tx: Tx,
  scope: TenantScope,
  id: string,
  at: Date = new Date(),
): Promise<boolean> {
  const revoked = await tx.apiKey.updateMany({
    where: { tenantId: scope.tenantId, id, revokedAt: null },
    data: { revokedAt: at },
  });
  return revoked.count === 1;
}
