import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { deliveryAnswer, showDelivery, shownIdOf } from "#lib/http/webhooks-answer.ts";
import { ok } from "#lib/result.ts";
import { testEndpoint } from "#lib/webhooks/probe.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/webhooks/{webhook}/test",
  {
    POST: operation({
      id: "testWebhook",
      summary: "Sends a `test` event now, once, and says what came back.",
      access: apiKey("webhooks:write"),
      answer: deliveryAnswer,
      limit: "key",
      run: async ({ access: { scope, actor }, params: { webhook }, at }) => {
        const id = shownIdOf("webhookEndpoint", webhook);
        if (!id.ok) return id;
        const tested = await testEndpoint(scope, actor, id.value, { at });
        return tested.ok ? ok(showDelivery(tested.value)) : tested;
      },
    }),
  },
);
