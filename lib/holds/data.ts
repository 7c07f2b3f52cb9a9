import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { hashToken } from "#lib/security/tokens.ts";
import { isHoldToken } from "./hold.ts";

/** A hold that has not been given back. */
export interface HoldRow {
  id: string;
  serviceId: string;
  sessionId: string | null;
  startsAt: Date;
  createdAt: Date;
  expiresAt: Date;
  /** It still has its time, by the database's clock. */
  running: boolean;
}

/** The hold behind a token; null for unknown, foreign and mistyped ones, and for what was given back. */
export async function findHold(tx: Tx, { tenantId }: TenantScope, token: string): Promise<HoldRow | null> {
  if (!isHoldToken(token)) return null;
  const [row] = await tx.$queryRaw<HoldRow[]>`
    SELECT id, service_id AS "serviceId", session_id AS "sessionId", starts_at AS "startsAt", created_at AS "createdAt",
           expires_at AS "expiresAt", expires_at > now() AS running
      FROM hold
     WHERE tenant_id = ${tenantId}::uuid AND token_hash = ${hashToken(token)} AND released_at IS NULL`;
  return row ?? null;
}

/** How many times one address of the network has at this business, other than by this token. */
export async function holdsOfNetwork(
  tx: Tx,
  { tenantId }: TenantScope,
  network: string,
  token: string,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM hold
     WHERE tenant_id = ${tenantId}::uuid AND network = ${network} AND released_at IS NULL AND expires_at > now()
       AND token_hash <> ${hashToken(token)}`;
  return row?.count ?? 0;
}
