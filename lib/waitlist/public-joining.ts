import type { TenantScope } from "#lib/db/scope.ts";
import { customerKey } from "#lib/email/address.ts";
import type { Problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { consume } from "#lib/security/rate-limit.ts";
import { type JoinRequest, joinWaitlist } from "./joining.ts";
import { waitlistToken } from "./token.ts";

/**
 * Joining by somebody unknown. Each time mails the address that was typed, so that is capped (case N17). The link is
 * shown only to whoever made the entry: for one that stood there before, it goes to the mailbox it belongs to.
 */
export async function joinPublicly(
  scope: TenantScope,
  request: Omit<JoinRequest, "actor">,
  ip: string,
  at: Date,
): Promise<Result<{ entryId: string; token: string | null }, Problem>> {
  const subject = `${scope.tenantId} ${customerKey(request.customer.email)}`;
  for (const limit of [await consume("waitlist:join", ip), await consume("waitlist:address", subject)])
    if (!limit.ok) return err(limit.error);
  const joined = await joinWaitlist(scope, { ...request, actor: { kind: "customer" } }, at);
  if (!joined.ok) return joined;
  const { entryId, again } = joined.value;
  return ok({ entryId, token: again ? null : waitlistToken(scope, entryId) });
}
