import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { endpointListAnswer, newEndpointAnswer, showEndpoint } from "#lib/http/webhooks-answer.ts";
import { ok } from "#lib/result.ts";
import { loadEndpoints } from "#lib/webhooks/loaders.ts";
import { createEndpoint } from "#lib/webhooks/mutations.ts";
import { endpointInput } from "#lib/webhooks/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/webhooks", {
  GET: operation({
    id: "listWebhooks",
    summary: "Every webhook of the business, oldest first.",
    access: apiKey("webhooks:read"),
    answer: endpointListAnswer,
    limit: "key",
    run: async ({ access: { scope } }) => ok({ webhooks: (await loadEndpoints(scope)).map(showEndpoint) }),
  }),
  POST: operation({
    id: "createWebhook",
    summary: "Adds a webhook. Its secret is in this answer and nowhere else.",
    access: apiKey("webhooks:write"),
    body: endpointInput,
    answer: newEndpointAnswer,
    status: 201,
    limit: "key",
    problems: ["limit_reached"],
    example: { url: "https://example.com/hooks", events: ["booking.confirmed", "booking.cancelled"] },
    run: async ({ access: { scope, actor }, body }) => {
      const made = await createEndpoint(scope, actor, body);
      return made.ok ? ok({ ...showEndpoint(made.value.endpoint), secret: made.value.secret }) : made;
    },
  }),
});
