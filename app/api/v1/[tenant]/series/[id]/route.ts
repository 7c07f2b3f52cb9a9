import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { seriesAnswer, seriesIdOf } from "#lib/http/series-answer.ts";
import { loadSeries } from "#lib/series/data.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/series/{id}", {
  GET: operation({
    id: "getSeries",
    summary: "A series with its bookings.",
    access: apiKey("bookings:read"),
    answer: seriesAnswer,
    limit: "key",
    run: ({ access: { scope, actor }, params: { id } }) => loadSeries(scope, seriesIdOf(id), actor),
  }),
});
