import { answerRequest } from "#lib/booking/approval.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { cancelInput } from "#lib/http/inputs.ts";
import { bookingIdOf } from "#lib/http/management.ts";
import { bookingAnswer } from "#lib/http/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/bookings/{id}/decline",
  {
    POST: operation({
      id: "declineBooking",
      summary: "Says no to a booking that waits for approval, frees its time and writes to the customer.",
      access: apiKey("bookings:write"),
      body: cancelInput,
      answer: bookingAnswer,
      limit: "key",
      problems: ["version_conflict", "illegal_transition"],
      example: { reason: "We are closed for stocktaking." },
      run: async ({ access: { scope, actor }, params: { id = "" }, body, at }) => {
        const bookingId = bookingIdOf(id);
        if (!bookingId.ok) return bookingId;
        return answerRequest(scope, { bookingId: bookingId.value, actor, approve: false, ...body }, at);
      },
    }),
  },
);
