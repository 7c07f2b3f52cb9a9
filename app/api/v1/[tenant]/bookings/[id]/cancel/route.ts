import { cancelBooking } from "#lib/booking/cancellation.ts";
import { apiKey } from "#lib/http/access.ts";
import { cancelledAnswer } from "#lib/http/booking-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { cancelInput } from "#lib/http/inputs.ts";
import { bookingIdOf } from "#lib/http/management.ts";
import { ok } from "#lib/result.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/bookings/{id}/cancel",
  {
    POST: operation({
      id: "cancelBooking",
      summary: "Cancels a booking for the business and writes to the customer.",
      access: apiKey("bookings:write"),
      body: cancelInput,
      answer: cancelledAnswer,
      limit: "key",
      problems: ["version_conflict", "illegal_transition"],
      example: { reason: "The heating is broken." },
      run: async ({ access: { scope, actor }, params: { id = "" }, body, at }) => {
        const bookingId = bookingIdOf(id);
        if (!bookingId.ok) return bookingId;
        const cancelled = await cancelBooking(scope, { bookingId: bookingId.value, actor, ...body }, at);
        if (!cancelled.ok) return cancelled;
        // The business cancels at 100 % of what was paid (design 7); nothing can be charged yet.
        const { currency } = cancelled.value.price;
        return ok({ ...cancelled.value, refund: { amount: 0, currency } });
      },
    }),
  },
);
