import { z } from "zod";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { endpointAnswer, showEndpoint, shownIdOf } from "#lib/http/webhooks-answer.ts";
import { ok } from "#lib/result.ts";
import { changeEndpoint, deleteEndpoint } from "#lib/webhooks/mutations.ts";
import { endpointChange } from "#lib/webhooks/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/webhooks/{webhook}",
  {
    PATCH: operation({
      id: "changeWebhook",
      summary: "Changes what is named; `active` pauses it or lets it go on.",
      access: apiKey("webhooks:write"),
      body: endpointChange,
      answer: endpointAnswer,
      limit: "key",
      example: { active: false },
      run: async ({ access: { scope, actor }, params: { webhook }, body, at }) => {
        const id = shownIdOf("webhookEndpoint", webhook);
        if (!id.ok) return id;
        const changed = await changeEndpoint(scope, actor, id.value, body, at);
        return changed.ok ? ok(showEndpoint(changed.value)) : changed;
      },
    }),
    DELETE: operation({
      id: "deleteWebhook",
      summary: "Takes a webhook away; what still waits for it is not sent.",
      access: apiKey("webhooks:write"),
      answer: z.object({ deleted: z.literal(true) }),
      limit: "key",
      run: async ({ access: { scope, actor }, params: { webhook }, at }) => {
        const id = shownIdOf("webhookEndpoint", webhook);
        if (!id.ok) return id;
        const deleted = await deleteEndpoint(scope, actor, id.value, at);
        return deleted.ok ? ok({ deleted: true as const }) : deleted;
      },
    }),
  },
);
