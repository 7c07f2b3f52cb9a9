import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { seriesAnswer, seriesIdOf } from "#lib/http/series-answer.ts";
import { ok } from "#lib/result.ts";
import { cancelSeries } from "#lib/series/cancellation.ts";
import { bookingInSeries } from "#lib/series/data.ts";
import { seriesCancelInput } from "#lib/series/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/series/{id}/cancel",
  {
    POST: operation({
      id: "cancelSeries",
      summary:
        "Cancels one booking of a series, it and those after it, or all that are ahead, with one mail.",
      access: apiKey("bookings:write"),
      body: seriesCancelInput,
      answer: seriesAnswer,
      limit: "key",
      problems: ["version_conflict", "illegal_transition"],
      example: { reach: "all", reason: "The course has ended." },
      run: async ({ access: { scope, actor }, params: { id }, body: { booking, reach, reason }, at }) => {
        const seen = await bookingInSeries(scope, seriesIdOf(id), booking, reach);
        if (!seen.ok) return seen;
        const done = await cancelSeries(scope, { bookingId: seen.value, reach, reason, actor }, at);
        return done.ok ? ok(done.value.view) : done;
      },
    }),
  },
);
