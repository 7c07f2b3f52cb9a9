import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { bookingIdOf, messagesAnswer, ofBookingQuery } from "#lib/http/management.ts";
import { readMessagesOf } from "#lib/http/messages-answer.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/messages", {
  GET: operation({
    id: "listMessages",
    summary: "Every message about a booking, and what became of it.",
    access: apiKey("messages:read"),
    query: ofBookingQuery,
    answer: messagesAnswer,
    limit: "key",
    run: async ({ access: { scope }, query }) => {
      const id = bookingIdOf(query.booking);
      return id.ok ? readMessagesOf(scope, id.value) : id;
    },
  }),
});
