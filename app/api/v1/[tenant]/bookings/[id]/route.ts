import { readBusinessBooking } from "#lib/booking/list.ts";
import { apiKey } from "#lib/http/access.ts";
import { businessBookingAnswer } from "#lib/http/booking-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/bookings/{id}",
  {
    GET: operation({
      id: "readBooking",
      summary: "One booking.",
      access: apiKey("bookings:read"),
      answer: businessBookingAnswer,
      limit: "key",
      run: ({ access: { scope }, params: { id = "" } }) => readBusinessBooking(scope, id),
    }),
  },
);
