import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { seriesPreviewAnswer } from "#lib/http/series-answer.ts";
import { previewSeries } from "#lib/series/data.ts";
import { seriesWish } from "#lib/series/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/series/preview",
  {
    POST: operation({
      id: "previewSeries",
      summary: "What would become of each time of a series. Changes nothing.",
      access: apiKey("bookings:read"),
      body: seriesWish,
      answer: seriesPreviewAnswer,
      limit: "key",
      example: {
        service: "cut",
        start: "2026-12-01T09:00:00+01:00",
        timezone: "Europe/Berlin",
        repeat: { every: "month", on: "weekday", until: "2027-06-30" },
      },
      run: ({ access: { scope, actor }, body, at }) => previewSeries(scope, body, actor, at),
    }),
  },
);
