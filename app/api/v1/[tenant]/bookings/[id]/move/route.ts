import { moveBooking } from "#lib/booking/move.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { businessMoveInput } from "#lib/http/inputs.ts";
import { bookingIdOf } from "#lib/http/management.ts";
import { bookingAnswer } from "#lib/http/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/bookings/{id}/move",
  {
    POST: operation({
      id: "moveBooking",
      summary:
        "Changes time, person, service, people or length for the business; notice and caps do not bind it, a taken time does.",
      access: apiKey("bookings:write"),
      body: businessMoveInput,
      answer: bookingAnswer,
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
      example: { start: "2026-12-02T10:00:00+01:00" },
      run: async ({ access: { scope, actor }, params: { id = "" }, body, at }) => {
        const bookingId = bookingIdOf(id);
        if (!bookingId.ok) return bookingId;
        const { version: expectedVersion, ...wish } = body;
        return moveBooking(scope, { bookingId: bookingId.value, actor, expectedVersion, ...wish }, at);
      },
    }),
  },
);
