import { idempotency } from "#lib/booking/idempotency.ts";
import { apiKey, publicTenant } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { idempotencyKey } from "#lib/http/inputs.ts";
import { joinedAnswer, joinedView, waitlistAnswer, waitlistQuery } from "#lib/http/waitlist-answer.ts";
import { factsOf } from "#lib/request.ts";
import { ok } from "#lib/result.ts";
import { listWaiting } from "#lib/waitlist/list.ts";
import { joinPublicly } from "#lib/waitlist/public-joining.ts";
import { joinInput } from "#lib/waitlist/schema.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/waitlist", {
  GET: operation({
    id: "listWaitlist",
    summary: "Who waits, service by service, in the order in which they are offered a time.",
    access: apiKey("bookings:read"),
    query: waitlistQuery,
    answer: waitlistAnswer,
    limit: "key",
    run: ({ access: { scope }, query }) =>
      listWaiting(scope, { service: query.service, cursor: query.cursor, limit: query.limit ?? 50 }),
  }),
  POST: operation({
    id: "joinWaitlist",
    summary:
      "Asks for a time that is not free now. Whoever stands there already changes their wish and keeps their place. Where times that fit are free, 409 names them as `alternatives`.",
    access: publicTenant,
    body: joinInput,
    answer: joinedAnswer,
    status: 201,
    limit: "book",
    idempotent: true,
    problems: ["illegal_transition", "limit_reached", "idempotency_mismatch"],
    example: {
      service: "cut",
      from: "2026-12-01",
      to: "2026-12-14",
      weekdays: [1, 3, 5],
      times: [{ from: 540, to: 720 }],
      timezone: "Europe/Berlin",
      customer: { name: "Mina Sol", email: "mina@example.com" },
    },
    run: async ({ access: { scope }, body, rawBody, headers, at }) => {
      const key = idempotencyKey(headers);
      if (!key.ok) return key;
      const request = {
        ...body,
        source: "api" as const,
        ...(key.value === null ? {} : { idempotency: idempotency("api-waitlist", key.value, rawBody) }),
      };
      const joined = await joinPublicly(scope, request, factsOf(headers).ip, at);
      return joined.ok ? ok(joinedView(joined.value)) : joined;
    },
  }),
});
