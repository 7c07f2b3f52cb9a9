import { z } from "zod";
import { lineField } from "#lib/booking/schema.ts";
import { apiScopes, keyLifetimes } from "./api-key.ts";

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
