import { readConfiguration } from "#lib/configuration/data.ts";
import { exampleConfiguration } from "#lib/configuration/example.ts";
import { applyConfiguration } from "#lib/configuration/mutations.ts";
import { configuration } from "#lib/configuration/schema.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { noStore } from "#lib/http/problem-response.ts";
import { ok } from "#lib/result.ts";

const documentBytes = 1024 * 1024;

// Sent as it is: reading it through the schema would turn it into what PUT works with.
const send = (document: unknown) => Response.json(document, { headers: noStore });

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/configuration",
  {
    GET: operation({
      id: "readConfiguration",
      summary: "The whole set-up of the business as one document.",
      access: apiKey("configuration:read"),
      answer: configuration,
      limit: "key",
      run: async ({ access: { scope }, at }) =>
        ok(send(await withTenant(scope, (tx) => readConfiguration(tx, scope, at)))),
    }),
    PUT: operation({
      id: "replaceConfiguration",
      summary:
        "Makes the business look like this document: everything or nothing. What GET returns is accepted unchanged.",
      access: apiKey("configuration:write"),
      body: configuration,
      bodyLimit: documentBytes,
      answer: configuration,
      problems: ["limit_reached"],
      limit: "key",
      example: exampleConfiguration,
      run: async ({ access: { scope, actor }, body, at }) => {
        const applied = await applyConfiguration(scope, body, actor, at);
        return applied.ok ? ok(send(applied.value)) : applied;
      },
    }),
  },
);
