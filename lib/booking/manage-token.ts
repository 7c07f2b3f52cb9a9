import { platformDb, type Tx } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { hashToken, newToken, seal, unseal } from "#lib/security/tokens.ts";

const shape = /^m_[A-Za-z0-9_-]{32}$/;
const context = (scope: TenantScope, bookingId: string) => `manage:${scope.tenantId}:${bookingId}`;

/** A new manage link's token with the two columns that keep it: a hash to find it by, a seal to mail it again. */
export function newManageToken(scope: TenantScope, bookingId: string) {
  const token = newToken("m_");
  return {
    token,
    columns: { manageTokenHash: hashToken(token), manageTokenSealed: seal(token, context(scope, bookingId)) },
  };
}

export const readManageToken = (
  scope: TenantScope,
  booking: { id: string; manageTokenSealed: Uint8Array },
): string => unseal(booking.manageTokenSealed, context(scope, booking.id));

/** The token of a booking that exists. */
export async function manageTokenOf(tx: Tx, scope: TenantScope, bookingId: string): Promise<string> {
  const row = await tx.booking.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: scope.tenantId, id: bookingId } },
    select: { id: true, manageTokenSealed: true },
  });
  return readManageToken(scope, row);
}

/**
 * What a manage token opens: one booking, and the scope of its tenant. Null for unknown, foreign and mistyped
 * ones and for suspended tenants, all alike (A14). Crosses tenants: the token is all there is to go by.
 */
export async function resolveManageToken(
  token: string,
): Promise<{ scope: TenantScope; bookingId: string; tenantSlug: string } | null> {
  if (!shape.test(token)) return null;
  const row = await platformDb().booking.findUnique({
    where: { manageTokenHash: hashToken(token) },
    select: { id: true, tenantId: true },
  });
  if (!row) return null;
  const tenant = await platformDb().tenant.findUnique({
    where: { id: row.tenantId },
    select: { slug: true, status: true },
  });
  if (tenant?.status !== "active") return null;
  return { scope: mintScope(row.tenantId), bookingId: row.id, tenantSlug: tenant.slug };
}
