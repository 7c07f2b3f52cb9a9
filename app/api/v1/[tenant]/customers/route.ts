import { listCustomers } from "#lib/customers/list.ts";
import { apiKey } from "#lib/http/access.ts";
import { customerListAnswer, customersQueryInput } from "#lib/http/customer-answer.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/customers", {
  GET: operation({
    id: "listCustomers",
    summary: "Customers by name, a page at a time; all, or those whom a search finds.",
    access: apiKey("customers:read"),
    query: customersQueryInput,
    answer: customerListAnswer,
    limit: "key",
    run: ({ access: { scope }, query, at }) =>
      listCustomers(scope, { query: query.query, cursor: query.cursor, limit: query.limit ?? 50 }, at),
  }),
});
