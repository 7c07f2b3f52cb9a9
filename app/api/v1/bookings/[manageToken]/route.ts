import { readManaged } from "#lib/booking/data.ts";
import { manageLink } from "#lib/http/access.ts";
import { managedAnswer } from "#lib/http/booking-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/bookings/{manageToken}",
  {
    GET: operation({
      id: "readManagedBooking",
      summary: "The booking behind a manage link, and what cancelling it now would mean.",
      access: manageLink,
      answer: managedAnswer,
      limit: "manage",
      run: ({ access: { scope, bookingId }, at }) => readManaged(scope, bookingId, at),
    }),
  },
);
