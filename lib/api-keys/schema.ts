import { z } from "zod";
import { lineField } from "#lib/booking/schema.ts";
import { apiScopes } from "./api-key.ts";

/** Days after which a key ends by itself. */
export const keyLifetimes = [30, 90, 365] as const;

export const apiKeyInput = z.strictObject({
  name: lineField(60).pipe(z.string().min(1, "Please give the key a name.")),
  scopes: z
    .array(z.enum(apiScopes))
    .min(1, "Please choose at least one thing the key may do.")
    .max(apiScopes.length)
    .transform((scopes) => apiScopes.filter((scope) => scopes.includes(scope))),
  /** Null: it lives until it is revoked. */
  days: z.literal(keyLifetimes).nullable().default(null),
});

export type ApiKeyInput = z.output<typeof apiKeyInput>;
