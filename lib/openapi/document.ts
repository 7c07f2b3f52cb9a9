import { problemStatus } from "#lib/errors.ts";
import { type RouteHandler, type RouteTable, routeBehind } from "#lib/http/define-route.ts";
import type { Operation } from "#lib/http/operation.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { refusalsOf } from "./refusals.ts";

interface Route {
  path: string;
  table: RouteTable;
}

/** The routes behind route files, by one handler of each. */
export const routesOf = (handlers: readonly RouteHandler[]): Route[] =>
  handlers.map((handler) => {
    const route = routeBehind(handler);
    if (!route) throw new Error("A route of the API was not made by defineRoute");
    return route;
  });

const slugSchema = { type: "string", pattern: "^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$" };

const pathParameters: Record<string, { description: string; schema: JsonSchema }> = {
  tenant: { description: "The business's short name, as in the address of its page.", schema: slugSchema },
  service: { description: "The service's short name.", schema: slugSchema },
  import: {
    description: "An import's id.",
    schema: { type: "string", pattern: "^imp_[0-9a-f]{32}$" },
  },
  manageToken: { description: "The secret of a manage link.", schema: { type: "string" } },
  waitlistToken: { description: "The secret of a place in a waitlist.", schema: { type: "string" } },
  entry: {
    description: "The id of somebody's place in a waitlist.",
    schema: { type: "string", pattern: "^wte_[0-9a-f]{32}$" },
  },
  id: {
    description: "A booking's id.",
    schema: { type: "string", pattern: "^bkg_[0-9a-f]{32}$" },
  },
  webhook: {
    description: "A webhook's id.",
    schema: { type: "string", pattern: "^whe_[0-9a-f]{32}$" },
  },
  delivery: {
    description: "The id of a delivery in a webhook's log.",
    schema: { type: "string", pattern: "^whd_[0-9a-f]{32}$" },
  },
};

const idempotencyParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key and body give the same answer again; another body is refused.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** OpenAPI 3.1 of these routes, made of the very schemas that read their requests. `server` is APP_URL. */
export function openApiDocument(routes: readonly Route[], server: string): JsonSchema {
  const schemas = new Map<string, JsonSchema>();
  const paths = Object.fromEntries(
    routes
      .toSorted((a, b) => a.path.localeCompare(b.path))
      .map(({ path, table }) => [
        path,
        Object.fromEntries(
          Object.entries(table).map(([method, operation]) => [
            method.toLowerCase(),
            operationObject(path, method, operation, schemas),
          ]),
        ),
      ]),
  );
  return {
    openapi: "3.1.0",
    info: {
      title: "Punctual",
      version: "1",
      description: "Book, move and cancel appointments; set up a business.",
    },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].toSorted(([a], [b]) => a.localeCompare(b))),
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "A key of the business, beginning with pk_. Each operation names the scope it needs.",
        },
      },
    },
  };
}

function operationObject(
  path: string,
  method: string,
  operation: Operation,
  schemas: Map<string, JsonSchema>,
): JsonSchema {
  const {
    id,
    summary,
    access,
    body,
    query,
    answer,
    status = 200,
    mediaType = "application/json",
  } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    ...(pathParameters[name] ?? { schema: { type: "string" } }),
  }));
  const parameters = [
    ...inPath,
    ...(query ? queryParameters(jsonSchemaOf(query, schemas)) : []),
    ...(operation.idempotent ? [idempotencyParameter] : []),
  ];
  const isKey = access.kind === "api-key";
  return {
    operationId: id,
    summary,
    tags: [isKey ? "Management" : "Public"],
    ...(isKey ? { description: `Needs a key with the scope \`${access.scope}\`.` } : {}),
    security: isKey ? [{ apiKey: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: method !== "POST" || operation.example !== undefined,
            content: {
              "application/json": {
                schema: jsonSchemaOf(body, schemas),
                ...(operation.example === undefined ? {} : { example: operation.example }),
              },
              ...Object.fromEntries(
                (operation.texts ?? []).map((type) => [type, { schema: { type: "string" } }]),
              ),
            },
          },
        }
      : {}),
    responses: {
      [String(status)]: {
        description: status === 201 ? "Created" : "OK",
        content: { [mediaType]: { schema: jsonSchemaOf(answer, schemas) } },
      },
      ...refusalResponses(operation, schemas),
    },
  };
}

/** A strict object's properties as parameters; the validator refuses any other. */
function queryParameters(schema: JsonSchema): JsonSchema[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: "query",
      required: required.includes(name),
      ...(typeof description === "string" ? { description } : {}),
      schema: rest,
    };
  });
}

function refusalResponses(operation: Operation, schemas: Map<string, JsonSchema>): JsonSchema {
  const { schema, codes } = refusalsOf(operation, schemas);
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `\`${code}\``).join(", "),
        ...(group.includes("rate_limited") || group.includes("try_again")
          ? { headers: { "Retry-After": { schema: { type: "integer" }, description: "Seconds." } } }
          : {}),
        content: { "application/problem+json": { schema } },
      },
    ]),
  );
}
