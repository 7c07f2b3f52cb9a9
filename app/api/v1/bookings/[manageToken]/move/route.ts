import { moveBooking } from "#lib/booking/move.ts";
import { moveInput } from "#lib/booking/schema.ts";
import { manageLink } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { bookingAnswer } from "#lib/http/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/bookings/{manageToken}/move",
  {
    POST: operation({
      id: "moveManagedBooking",
      summary:
        "Changes time, people or length: the same id, a higher version. What it has is kept when the new is taken.",
      access: manageLink,
      body: moveInput,
      answer: bookingAnswer,
      limit: "manage-write",
      problems: [
        "slot_taken",
        "version_conflict",
        "illegal_transition",
        "outside_availability",
        "too_soon",
        "beyond_horizon",
        "off_grid",
        "limit_reached",
      ],
      example: { start: "2026-12-02T10:00:00+01:00", timezone: "Europe/Berlin" },
      run: ({ access: { scope, bookingId }, body: { version: expectedVersion, ...wish }, at }) =>
        moveBooking(scope, { bookingId, actor: { kind: "customer" }, expectedVersion, ...wish }, at),
    }),
  },
);
