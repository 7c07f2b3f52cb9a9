import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { deliveryAnswer, showDelivery, shownIdOf } from "#lib/http/webhooks-answer.ts";
import { ok } from "#lib/result.ts";
import { replayDelivery } from "#lib/webhooks/replay.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/webhooks/deliveries/{delivery}/replay",
  {
    POST: operation({
      id: "replayWebhookDelivery",
      summary: "Sends a delivery again, with the same webhook-id.",
      access: apiKey("webhooks:write"),
      answer: deliveryAnswer,
      limit: "key",
      run: async ({ access: { scope, actor }, params: { delivery } }) => {
        const id = shownIdOf("webhookDelivery", delivery);
        if (!id.ok) return id;
        const replayed = await replayDelivery(scope, actor, id.value);
        return replayed.ok ? ok(showDelivery(replayed.value)) : replayed;
      },
    }),
  },
);
