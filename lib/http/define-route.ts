import { slugField } from "#lib/booking/schema.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { TryAgain } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { logFor } from "#lib/log.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { parseWith } from "./field-errors.ts";
import { limited, noteFailure } from "./limits.ts";
import type { Call, Method, Operation, OperationSpec } from "./operation.ts";
import { noStore, problemResponse } from "./problem-response.ts";
import { readQuery } from "./query.ts";
import { checkBodyHeaders, readJsonBody, readTextBody } from "./read-body.ts";
import { nothing } from "./schema.ts";

const methods: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const bodyMethods: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH", "DELETE"]);
/** Bytes of a body, where an operation names no other limit. */
export const defaultBodyLimit = 64 * 1024;

type Segments = Record<string, string | string[] | undefined>;

/** What Next calls for a route file's export. A path without dynamic segments comes with no params at all. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Segments | undefined> },
) => Promise<Response>;

export type RouteModule = Record<Method | "HEAD" | "OPTIONS", RouteHandler>;
export type RouteTable = Partial<Record<Method, Operation>>;

/** Which handlers came out of `defineRoute`, and of what: for the OpenAPI document and the test that walks app/api. */
const defined = new WeakMap<object, { path: string; table: RouteTable }>();

export const routeBehind = (handler: object): { path: string; table: RouteTable } | null =>
  defined.get(handler) ?? null;

/** Closes over the types of one operation, so that a route's table can hold several. */
export const operation = <A, Q = Record<string, never>, B = Record<string, never>, R = unknown>(
  spec: OperationSpec<A, Q, B, R>,
): Operation => ({
  ...spec,
  respond: async (request, params) => {
    const limit = spec.bodyLimit ?? defaultBodyLimit;
    const call = await admit(spec, request, params, limit);
    if (!call.ok) return problemResponse(call.error);
    const result = await spec.run(call.value);
    if (!result.ok) return problemResponse(result.error);
    if (result.value instanceof Response) return result.value;
    return Response.json(spec.answer.parse(result.value), { status: spec.status ?? 200, headers: noStore });
  },
});

/** parse → authenticate → authorise, cheap refusals first; nothing is looked up for a body nobody will read. */
async function admit<A, Q, B, R>(
  spec: OperationSpec<A, Q, B, R>,
  request: Request,
  params: Call<A, Q, B>["params"],
  limit: number,
): Promise<Result<Call<A, Q, B>, Problem>> {
  const hasBody = bodyMethods.has(request.method);
  if (hasBody) {
    const headers = checkBodyHeaders(request, limit, spec.texts);
    if (!headers.ok) return headers;
  }
  const blocked = await limited(spec.limit, request);
  if (blocked) return err(blocked);
  const access = await spec.access.check(request, params);
  if (!access.ok) return access;
  const given = readQuery(request.url);
  if (!given.ok) return given;
  const query = parseWith(spec.query ?? nothing, given.value);
  if (!query.ok) return query;
  const text = hasBody && spec.texts ? await readTextBody(request, limit, spec.texts) : ok(null);
  if (!text.ok) return text;
  const raw = hasBody && text.value === null ? await readJsonBody(request, limit) : ok({});
  if (!raw.ok) return raw;
  const body = parseWith(spec.body ?? nothing, raw.value);
  if (!body.ok) return body;
  return ok({
    access: access.value,
    params,
    // `nothing` parses to {}, which is what the defaults of Q and B say.
    query: query.value as Q,
    body: body.value as B,
    rawBody: raw.value,
    text: text.value,
    headers: request.headers,
    at: new Date(),
  });
}

/**
 * A route file of app/api/v1: one path, a table of operations, and a handler for every method, so that also a
 * wrong method is answered by contract 3. No cookie is read anywhere here; what may change something needs a JSON
 * body or a secret in the path, so no other site's form can do it (X5). `path` is OpenAPI's ("/api/v1/{tenant}").
 */
export function defineRoute(path: string, table: RouteTable): RouteModule {
  const allowed = methods.filter((method) => table[method]);
  const allow = [...allowed, ...(table.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const forMethod = (method: Method): RouteHandler => {
    const found = table[method];
    return found
      ? (request, context) => answer(found, request, context.params)
      : async () => problemResponse(problem("method_not_allowed"), { allow });
  };
  const get = forMethod("GET");
  const shared: Record<string, string> = table.GET?.shared
    ? { "access-control-allow-origin": "*", "access-control-allow-methods": "GET" }
    : {};
  const options: RouteHandler = async () =>
    new Response(null, { status: 204, headers: { allow, ...noStore, ...shared } });
  const module: RouteModule = {
    GET: get,
    HEAD: async (request, context) => {
      const { status, headers, body } = await get(request, context);
      // What is made as it is read is not made at all.
      await body?.cancel();
      return new Response(null, { status, headers });
    },
    OPTIONS: options,
    POST: forMethod("POST"),
    PUT: forMethod("PUT"),
    PATCH: forMethod("PATCH"),
    DELETE: forMethod("DELETE"),
  };
  for (const handler of Object.values(module)) defined.set(handler, { path, table });
  return module;
}

async function answer(
  operation: Operation,
  request: Request,
  given: Promise<Segments | undefined>,
): Promise<Response> {
  const begun = performance.now();
  const params = plainParams((await given) ?? {});
  let response: Response;
  try {
    response = await operation.respond(request, params);
  } catch (error) {
    response = failure(error, operation, request);
  }
  await noteFailure(operation.limit, request, response.status);
  if (operation.shared) response.headers.set("access-control-allow-origin", "*");
  // A read that went well leaves no line: there are hundreds a second, and they change nothing.
  if (request.method !== "GET" || response.status >= 400) {
    const ms = Math.round(performance.now() - begun);
    logOf(request, params.tenant).info({ operation: operation.id, status: response.status, ms }, "answered");
  }
  return response;
}

/** Lines that carry the request's id and, where the path names a business, its slug. */
function logOf(request: Request, slug?: string) {
  const requestId = request.headers.get("x-request-id");
  const tenant = slugField.safeParse(slug).data;
  return logFor({ ...(requestId ? { requestId } : {}), ...(tenant ? { tenant } : {}) });
}

/** No route here has a catch-all segment, so a list of strings cannot come. */
const plainParams = (given: Segments): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value ?? "")]));

const passing: ReadonlySet<string> = new Set(["unavailable", "timeout", "serialization", "deadlock"]);

function failure(error: unknown, { id }: Operation, request: Request): Response {
  const requestId = request.headers.get("x-request-id") ?? undefined;
  const log = logOf(request);
  if (error instanceof TryAgain || passing.has(dbRefusal(error))) {
    log.warn({ operation: id, err: error }, "the database did not answer in time");
    return problemResponse(problem("try_again", { retryAfterSeconds: 1 }));
  }
  log.error({ operation: id, err: error }, "an API operation failed");
  const detail = requestId
    ? `Something went wrong on our side. If you report it, please mention ${requestId}.`
    : undefined;
  return problemResponse(problem("internal", detail ? { detail } : {}));
}
