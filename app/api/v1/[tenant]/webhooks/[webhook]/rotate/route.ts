import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { newEndpointAnswer, showEndpoint, shownIdOf } from "#lib/http/webhooks-answer.ts";
import { ok } from "#lib/result.ts";
import { rotateSecret } from "#lib/webhooks/mutations.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/webhooks/{webhook}/rotate",
  {
    POST: operation({
      id: "rotateWebhookSecret",
      summary: "Gives a webhook a new secret; the old one signs too for 24 hours.",
      access: apiKey("webhooks:write"),
      answer: newEndpointAnswer,
      limit: "key",
      run: async ({ access: { scope, actor }, params: { webhook } }) => {
        const id = shownIdOf("webhookEndpoint", webhook);
        if (!id.ok) return id;
        const rotated = await rotateSecret(scope, actor, id.value);
        return rotated.ok
          ? ok({ ...showEndpoint(rotated.value.endpoint), secret: rotated.value.secret })
          : rotated;
      },
    }),
  },
);
