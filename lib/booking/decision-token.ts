import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { sameBytes, signature } from "#lib/security/tokens.ts";

const shape = /^d_[A-Za-z0-9_-]{75}$/;
const idBytes = 16;

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const sign = (ids: Uint8Array) => signature(Buffer.from(ids).toString("hex"), "decision");

/**
 * The capability in a mail to the business: say yes or no to one request, nothing else (192 bits of a keyed digest over
 * tenant and booking). It is worth nothing once the request is decided or ran out, so it needs no row of its own.
 */
export function decisionToken({ tenantId }: TenantScope, bookingId: string): string {
  const ids = Buffer.concat([bytesOf(tenantId), bytesOf(bookingId)]);
  return `d_${Buffer.concat([ids, sign(ids)]).toString("base64url")}`;
}

/** What a decision token opens; null for forged and mistyped ones and for suspended tenants, all alike. */
export async function resolveDecisionToken(
  token: string,
): Promise<{ scope: TenantScope; bookingId: string } | null> {
  if (!shape.test(token)) return null;
  const bytes = Buffer.from(token.slice(2), "base64url");
  const ids = bytes.subarray(0, 2 * idBytes);
  if (!sameBytes(bytes.subarray(2 * idBytes), sign(ids))) return null;
  const tenantId = uuidOf(ids.subarray(0, idBytes));
  const tenant = await platformDb().tenant.findUnique({ where: { id: tenantId }, select: { status: true } });
  if (tenant?.status !== "active") return null;
  return { scope: mintScope(tenantId), bookingId: uuidOf(ids.subarray(idBytes)) };
}
