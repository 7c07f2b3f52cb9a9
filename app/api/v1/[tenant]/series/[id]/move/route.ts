import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { seriesAnswer, seriesIdOf } from "#lib/http/series-answer.ts";
import { ok } from "#lib/result.ts";
import { bookingInSeries } from "#lib/series/data.ts";
import { moveSeries } from "#lib/series/move.ts";
import { seriesMoveInput } from "#lib/series/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/series/{id}/move",
  {
    POST: operation({
      id: "moveSeries",
      summary:
        "Moves one booking of a series, and with it those after it, or all that are ahead, by the same wall time: all of them or none.",
      access: apiKey("bookings:write"),
      body: seriesMoveInput,
      answer: seriesAnswer,
      limit: "key",
      problems: [
        "slot_taken",
        "version_conflict",
        "illegal_transition",
        "outside_availability",
        "off_grid",
        "too_soon",
        "beyond_horizon",
        "limit_reached",
      ],
      example: {
        booking: "bkg_0192b7e4000070008000000000000001",
        reach: "following",
        start: "2026-12-02T10:00:00+01:00",
        conflicts: "nearest",
      },
      run: async ({ access: { scope, actor }, params: { id }, body: { booking, ...wanted }, at }) => {
        const seen = await bookingInSeries(scope, seriesIdOf(id), booking, wanted.reach);
        if (!seen.ok) return seen;
        const done = await moveSeries(scope, { ...wanted, bookingId: seen.value, actor }, at);
        return done.ok ? ok(done.value.view) : done;
      },
    }),
  },
);
