import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { readRowToken, rowToken } from "#lib/security/row-token.ts";

/**
 * The capability in a mail to the business: say yes or no to one request, nothing else (192 bits of a keyed digest over
 * tenant and booking). It is worth nothing once the request is decided or ran out, so it needs no row of its own.
 */
export const decisionToken = ({ tenantId }: TenantScope, bookingId: string): string =>
  rowToken("d", "decision", tenantId, bookingId);

/** What a decision token opens; null for forged and mistyped ones and for suspended tenants, all alike. */
export async function resolveDecisionToken(
  token: string,
): Promise<{ scope: TenantScope; bookingId: string } | null> {
  const read = readRowToken("d", "decision", token);
  if (!read) return null;
  const tenant = await platformDb().tenant.findUnique({
    where: { id: read.tenantId },
    select: { status: true },
  });
  if (tenant?.status !== "active") return null;
  return { scope: mintScope(read.tenantId), bookingId: read.rowId };
}
