import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { hashToken, newToken } from "#lib/security/tokens.ts";
import { type ApiScope, isApiScope, keyPrefix } from "./api-key.ts";

interface NewKey {
  name: string;
  scopes: readonly ApiScope[];
  /** Who made it, for the list: a user's id, or "admin" for the command line. */
  createdBy: string;
  /** When it ends by itself; never when left out. */
  expiresAt?: Date | null;
}

/** How long a key works beside the one that takes its place. */
const overlapMs = 24 * 3_600_000;

/**
 * Makes a key of 192 random bits. Only its hash is kept: `key` must be shown to its owner now or never.
 * `id` is the bare UUID.
 */
export async function createApiKey(
  tx: Tx,
  scope: TenantScope,
  { name, scopes, createdBy, expiresAt = null }: NewKey,
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
      expiresAt,
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

/**
 * Gives a program a new key with the same name, scopes and end. The old one works for another day, then it is refused:
 * long enough to change over without a gap. Null where there is no such live key, or it has been replaced before.
 */
export async function rotateApiKey(
  tx: Tx,
  scope: TenantScope,
  id: string,
  { createdBy, at = new Date() }: { createdBy: string; at?: Date },
): Promise<{ id: string; key: string } | null> {
  const { tenantId } = scope;
  const old = await tx.apiKey.findFirst({
    where: {
      tenantId,
      id,
      revokedAt: null,
      replacedBy: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
    },
  });
  if (!old) return null;
  const { name, expiresAt } = old;
  const made = await createApiKey(tx, scope, {
    name,
    scopes: old.scopes.filter(isApiScope),
    createdBy,
    expiresAt,
  });
  const day = new Date(at.getTime() + overlapMs);
  // The `where` decides between two who rotate at once; the loser's new key never works.
  const replaced = await tx.apiKey.updateMany({
    where: { tenantId, id, revokedAt: null, replacedBy: null },
    data: { replacedBy: made.id, expiresAt: expiresAt && expiresAt < day ? expiresAt : day },
  });
  if (replaced.count === 1) return made;
  await revokeApiKey(tx, scope, made.id, at);
  return null;
}
