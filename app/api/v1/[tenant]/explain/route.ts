import { loadExplanation } from "#lib/availability/explain-loaders.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { explainAnswer, explainQuery } from "#lib/http/management.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/explain", {
  GET: operation({
    id: "explainStart",
    summary: "Whether customers are offered a start, and which rules say no.",
    access: apiKey("bookings:read"),
    query: explainQuery,
    answer: explainAnswer,
    limit: "key",
    run: ({ access: { scope }, query, at }) => loadExplanation(scope, query, at),
  }),
});
