import { answerRequest } from "#lib/booking/approval.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { bookingIdOf } from "#lib/http/management.ts";
import { bookingAnswer } from "#lib/http/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/bookings/{id}/approve",
  {
    POST: operation({
      id: "approveBooking",
      summary: "Says yes to a booking that waits for approval, and writes to the customer.",
      access: apiKey("bookings:write"),
      answer: bookingAnswer,
      limit: "key",
      problems: ["version_conflict", "illegal_transition"],
      run: async ({ access: { scope, actor }, params: { id = "" }, at }) => {
        const bookingId = bookingIdOf(id);
        if (!bookingId.ok) return bookingId;
        return answerRequest(scope, { bookingId: bookingId.value, actor, approve: true }, at);
      },
    }),
  },
);
