import { patchCustomer, readCustomer } from "#lib/customers/list.ts";
import { customerPatch } from "#lib/customers/schema.ts";
import { apiKey } from "#lib/http/access.ts";
import { customerAnswer } from "#lib/http/customer-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/customers/{id}",
  {
    GET: operation({
      id: "readCustomer",
      summary: "One customer. The id of a merged record gives the one it became part of.",
      access: apiKey("customers:read"),
      answer: customerAnswer,
      limit: "key",
      run: ({ access: { scope, actor }, params: { id = "" }, at }) => readCustomer(scope, actor, id, at),
    }),
    PATCH: operation({
      id: "changeCustomer",
      summary: "Changes name, number, note or block. What is left out stays.",
      access: apiKey("customers:write"),
      body: customerPatch,
      answer: customerAnswer,
      limit: "key",
      example: { note: "Prefers mornings", blocked: false },
      run: ({ access: { scope, tenant, actor }, params: { id = "" }, body, at }) =>
        patchCustomer(scope, actor, id, body, { timezone: tenant.timezone, now: at }),
    }),
  },
);
