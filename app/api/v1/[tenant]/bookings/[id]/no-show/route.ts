import { markBooking } from "#lib/booking/outcome.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { bookingIdOf } from "#lib/http/management.ts";
import { bookingAnswer } from "#lib/http/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/bookings/{id}/no-show",
  {
    POST: operation({
      id: "markNoShow",
      summary: "Says that the customer did not come to a booking that has started.",
      access: apiKey("bookings:write"),
      answer: bookingAnswer,
      limit: "key",
      problems: ["version_conflict", "illegal_transition"],
      run: async ({ access: { scope, actor }, params: { id = "" }, at }) => {
        const bookingId = bookingIdOf(id);
        return bookingId.ok
          ? markBooking(scope, { bookingId: bookingId.value, actor, outcome: "no_show" }, at)
          : bookingId;
      },
    }),
  },
);
