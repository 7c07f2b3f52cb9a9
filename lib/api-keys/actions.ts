"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { problem } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { audit } from "#lib/team/members.ts";
import { createApiKey, revokeApiKey, rotateApiKey } from "./mutations.ts";
import { apiKeyInput } from "./schema.ts";

/** Makes a key; its text is in this answer and nowhere else. */
export const createApiKeyAction = defineAction({
  name: "api-key.create",
  permission: "api-key:manage",
  input: apiKeyInput,
  run: ({ scope, actor, now }, { name, scopes, days }) =>
    withTenant(scope, async (tx) => {
      const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000);
      const made = await createApiKey(tx, scope, { name, scopes, expiresAt, createdBy: actor.userId });
      await audit(tx, scope, actor, "api-key.created", made.id);
      return ok({ key: made.key });
    }),
  revalidate: ({ tenant }) => [paths.dashboard.apiKeys(tenant.slug)],
});

export const revokeApiKeyAction = defineAction({
  name: "api-key.revoke",
  permission: "api-key:manage",
  input: z.strictObject({ id: z.uuid() }),
  run: ({ scope, actor, now }, { id }) =>
    withTenant(scope, async (tx) => {
      if (!(await revokeApiKey(tx, scope, id, now))) return err(problem("not_found"));
      await audit(tx, scope, actor, "api-key.revoked", id);
      return ok(null);
    }),
  revalidate: ({ tenant }) => [paths.dashboard.apiKeys(tenant.slug)],
});

/** Gives a program a new key; the old one works for another day. The key's text is in this answer and nowhere else. */
export const rotateApiKeyAction = defineAction({
  name: "api-key.rotate",
  permission: "api-key:manage",
  input: z.strictObject({ id: z.uuid() }),
  run: ({ scope, actor, now }, { id }) =>
    withTenant(scope, async (tx) => {
      const made = await rotateApiKey(tx, scope, id, { createdBy: actor.userId, at: now });
      if (!made) return err(problem("not_found"));
      await audit(tx, scope, actor, "api-key.rotated", id, { to: made.id });
      return ok({ key: made.key });
    }),
  revalidate: ({ tenant }) => [paths.dashboard.apiKeys(tenant.slug)],
});
