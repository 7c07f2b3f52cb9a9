import { idempotency } from "#lib/booking/idempotency.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { idempotencyKey } from "#lib/http/inputs.ts";
import { placedSeriesAnswer } from "#lib/http/series-answer.ts";
import { ok } from "#lib/result.ts";
import { placeSeries } from "#lib/series/mutations.ts";
import { seriesInput } from "#lib/series/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/series", {
  POST: operation({
    id: "createSeries",
    summary:
      "Books an appointment that repeats, all of it or nothing. The same Idempotency-Key and body give the same answer again.",
    access: apiKey("bookings:write"),
    body: seriesInput,
    answer: placedSeriesAnswer,
    status: 201,
    limit: "key",
    idempotent: true,
    problems: [
      "slot_taken",
      "outside_availability",
      "too_soon",
      "beyond_horizon",
      "off_grid",
      "limit_reached",
      "idempotency_mismatch",
    ],
    example: {
      service: "cut",
      start: "2026-12-01T09:00:00+01:00",
      timezone: "Europe/Berlin",
      repeat: { every: "week", count: 10 },
      conflicts: "skip",
      customer: { name: "Mina Sol", email: "mina@example.com" },
    },
    run: async ({ access: { scope, actor }, body, rawBody, headers, at }) => {
      const key = idempotencyKey(headers);
      if (!key.ok) return key;
      const keyed = key.value === null ? {} : { idempotency: idempotency("api-series", key.value, rawBody) };
      const placed = await placeSeries(scope, { ...body, actor, source: "api", ...keyed }, at);
      return placed.ok ? ok(placed.value.view) : placed;
    },
  }),
});
