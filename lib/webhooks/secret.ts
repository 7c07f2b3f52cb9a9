import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { TenantScope } from "#lib/db/scope.ts";
import { seal, unseal } from "#lib/security/tokens.ts";

const context = ({ tenantId }: TenantScope, endpointId: string) => `webhook:${tenantId}:${endpointId}`;

/** A signing secret as Standard Webhooks writes them: `whsec_` and 32 random bytes in base64. Sealed, to sign with later. */
export function newWebhookSecret(scope: TenantScope, endpointId: string) {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  return { secret, sealed: seal(secret, context(scope, endpointId)) };
}

export const openWebhookSecret = (scope: TenantScope, endpointId: string, sealed: Uint8Array): string =>
  unseal(sealed, context(scope, endpointId));

/** The headers that prove who sends it (standardwebhooks.com): a signature per secret, the newest first. */
export const signedHeaders = (
  secrets: readonly string[],
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
});
