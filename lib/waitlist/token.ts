import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { readRowToken, rowToken } from "#lib/security/row-token.ts";
import { signature } from "#lib/security/tokens.ts";

/**
 * The capability in the mails to somebody who waits: see what they wait for, answer offers, leave. One for as long as
 * they wait, and of no use afterwards, so it needs no column.
 */
export const waitlistToken = ({ tenantId }: TenantScope, entryId: string): string =>
  rowToken("w", "waitlist", tenantId, entryId);

/** What such a token opens; null for forged and mistyped ones and for suspended tenants, all alike (A14). */
export async function resolveWaitlistToken(
  token: string,
): Promise<{ scope: TenantScope; entryId: string } | null> {
  const read = readRowToken("w", "waitlist", token);
  if (!read) return null;
  const tenant = await platformDb().tenant.findUnique({
    where: { id: read.tenantId },
    select: { status: true },
  });
  if (tenant?.status !== "active") return null;
  return { scope: mintScope(read.tenantId), entryId: read.rowId };
}

/** The token of the hold behind an offer. It never leaves the server: who accepts proves themselves by the link. */
export const offerHoldToken = (offerId: string): string =>
  `h_${Buffer.from(signature(offerId, "waitlist-hold")).toString("base64url")}`;
