import { idempotency } from "#lib/booking/idempotency.ts";
import { listBookings } from "#lib/booking/list.ts";
import { placePublicBooking } from "#lib/booking/public-placement.ts";
import { bookingInput } from "#lib/booking/schema.ts";
import { apiKey, publicTenant } from "#lib/http/access.ts";
import { bookingListAnswer, placedAnswer, placedView } from "#lib/http/booking-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { idempotencyKey } from "#lib/http/inputs.ts";
import { bookingsQuery, boundOf } from "#lib/http/management.ts";
import { ok } from "#lib/result.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/bookings", {
  GET: operation({
    id: "listBookings",
    summary: "Bookings by start, oldest first, a page at a time.",
    access: apiKey("bookings:read"),
    query: bookingsQuery,
    answer: bookingListAnswer,
    limit: "key",
    run: ({ access: { scope, tenant }, query }) =>
      listBookings(scope, {
        from: boundOf(query.from, "from", tenant.timezone),
        to: boundOf(query.to, "to", tenant.timezone),
        statuses: query.status,
        cursor: query.cursor,
        limit: query.limit ?? 50,
      }),
  }),
  POST: operation({
    id: "createBooking",
    summary: "Books a time. The same Idempotency-Key and body give the same answer again.",
    access: publicTenant,
    body: bookingInput,
    answer: placedAnswer,
    status: 201,
    limit: "book",
    idempotent: true,
    problems: [
      "slot_taken",
      "outside_availability",
      "too_soon",
      "beyond_horizon",
      "off_grid",
      "limit_reached",
      "idempotency_mismatch",
      "payment_not_possible",
    ],
    example: {
      service: "cut",
      start: "2026-12-01T09:00:00+01:00",
      timezone: "Europe/Berlin",
      staff: "ana",
      customer: { name: "Mina Sol", email: "mina@example.com" },
    },
    run: async ({ access: { scope }, body, rawBody, headers, at }) => {
      const key = idempotencyKey(headers);
      if (!key.ok) return key;
      const placed = await placePublicBooking(
        scope,
        {
          ...body,
          source: "api",
          ...(key.value === null ? {} : { idempotency: idempotency("api", key.value, rawBody) }),
        },
        at,
      );
      return placed.ok ? ok(placedView(placed.value)) : placed;
    },
  }),
});
