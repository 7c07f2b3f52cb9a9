import { cancelBooking } from "#lib/booking/cancellation.ts";
import { manageLink } from "#lib/http/access.ts";
import { cancelledAnswer } from "#lib/http/booking-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { cancelInput } from "#lib/http/inputs.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/bookings/{manageToken}/cancel",
  {
    POST: operation({
      id: "cancelManagedBooking",
      summary: "Cancels the booking and frees its time.",
      access: manageLink,
      body: cancelInput,
      answer: cancelledAnswer,
      limit: "manage-write",
      problems: ["version_conflict", "illegal_transition"],
      example: { reason: "I caught a cold." },
      run: ({ access: { scope, bookingId }, body, at }) =>
        cancelBooking(scope, { bookingId, actor: { kind: "customer" }, ...body }, at),
    }),
  },
);
