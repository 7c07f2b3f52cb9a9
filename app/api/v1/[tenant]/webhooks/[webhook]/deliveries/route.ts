import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { deliveriesQuery, deliveryListAnswer, readDeliveries, shownIdOf } from "#lib/http/webhooks-answer.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/webhooks/{webhook}/deliveries",
  {
    GET: operation({
      id: "listWebhookDeliveries",
      summary: "What was sent to a webhook and what it answered, newest first, a page at a time.",
      access: apiKey("webhooks:read"),
      query: deliveriesQuery,
      answer: deliveryListAnswer,
      limit: "key",
      run: async ({ access: { scope }, params: { webhook }, query }) => {
        const id = shownIdOf("webhookEndpoint", webhook);
        return id.ok ? readDeliveries(scope, id.value, query) : id;
      },
    }),
  },
);
