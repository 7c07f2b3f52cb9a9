import { type Fault, type FaultKind, type Faults, hold } from "../faults.ts";
import type { Answer, Call, Reply } from "../http.ts";
import { json } from "../http.ts";
import { apiVersion, type Desk } from "./core/desk.ts";
import { expanded } from "./core/expand.ts";
import { type Form, readForm } from "./core/form.ts";
import { createIdempotencyKeys, type Keyed, keepAnswer } from "./core/idempotency.ts";
import { newId } from "./core/ids.ts";
import { badParameter, Refusal, refusalAnswer, unknownRoute } from "./core/refusal.ts";
import { type Found, findRoute } from "./core/route.ts";
import type { Store } from "./core/store.ts";
import type { World } from "./core/world.ts";
import { originOf } from "./pages.ts";
import { routes } from "./routes.ts";

export interface StripeApi {
  world: World;
  faults: Faults;
  /** The one secret key that is let in; null lets in any. */
  secretKey: string | null;
}

export const isStripeCall = (call: Call): boolean => /^\/v[12](\/|$)/.test(call.url.pathname);

const apiFaults: readonly FaultKind[] = ["status", "timeout", "drop"];

/** Stripe's HTTP API as the SDK 23 calls it. What it does not do it refuses, and never answers as if it had. */
export function createStripeApi({ world, faults, secretKey }: StripeApi): (call: Call) => Promise<Reply> {
  const keys = createIdempotencyKeys();
  return async (call) => {
    try {
      const key = secretOf(call, secretKey);
      checkVersion(call);
      const store = storeFor(world, call, key);
      const found = findRoute(routes, call.method, call.url.pathname);
      if (!found) throw unknownRoute(call.method, call.url.pathname);
      const keyed = keys.begin(store, call);
      try {
        const { method, path } = found.route;
        const about = [call.url.pathname, path, `${method} ${path}`, store.account ?? "platform"];
        const fault = faults.take(
          "stripe",
          apiFaults,
          about.map((one) => one.toLowerCase()),
        );
        return await withFault(fault, call, () => answer(world, store, call, found, keyed));
      } finally {
        keys.end(store, keyed);
      }
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      throw error;
    }
  };
}

function secretOf(call: Call, expected: string | null): string {
  const basic = /^Basic (.+)$/.exec(call.headers.authorization ?? "")?.[1];
  const given = basic
    ? Buffer.from(basic, "base64").toString("utf8").split(":")[0]
    : /^Bearer (.+)$/.exec(call.headers.authorization ?? "")?.[1];
  if (!given)
    throw new Refusal(401, {
      type: "invalid_request_error",
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  if (expected !== null && given !== expected)
    throw new Refusal(401, {
      type: "invalid_request_error",
      message: `Invalid API Key provided: ${hidden(given)}`,
    });
  return given;
}

/** Stripe speaks every version; the sandbox speaks one, and does not pretend to speak another. */
function checkVersion(call: Call): void {
  const asked = call.headers["stripe-version"];
  if (asked !== undefined && asked !== apiVersion)
    throw badParameter(`Invalid Stripe API version: ${asked}. The sandbox speaks ${apiVersion} only.`);
}

const hidden = (key: string): string => `${key.slice(0, 7)}${"*".repeat(8)}${key.slice(-4)}`;

/** The platform's own store, or with `Stripe-Account` the one of an account that it has access to. */
function storeFor(world: World, call: Call, key: string): Store {
  const account = call.headers["stripe-account"];
  if (account === undefined) return world.platform;
  if (!world.platform.find("account", account))
    throw new Refusal(403, {
      type: "invalid_request_error",
      code: "account_invalid",
      message: `The provided key '${hidden(key)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    });
  return world.storeOf(account);
}

async function withFault(fault: Fault | null, call: Call, work: () => Promise<Answer>): Promise<Reply> {
  if (fault === null) return work();
  if (fault.afterAccept) await work();
  if (fault.kind === "status") return failure(fault);
  if (fault.kind === "timeout") await hold(fault.holdMs, call.gone);
  return { kind: "drop" };
}

function failure({ status, retryAfter }: Fault): Answer {
  const type = status >= 500 ? "api_error" : "invalid_request_error";
  const code = status === 429 ? { code: "rate_limit" } : {};
  return refusalAnswer(
    new Refusal(status, { type, message: `The sandbox was told to answer ${status}.`, ...code }),
    retryAfter === null ? {} : { "retry-after": String(retryAfter) },
  );
}

/** Runs the route once: an earlier answer under the same key is given again. */
async function answer(
  world: World,
  store: Store,
  call: Call,
  { route, id }: Found,
  keyed: Keyed | null,
): Promise<Answer> {
  const requestId = newId("req", 14);
  const headers = {
    "request-id": requestId,
    "stripe-version": apiVersion,
    ...(keyed ? { "idempotency-key": keyed.key } : {}),
    ...(store.account ? { "stripe-account": store.account } : {}),
  };
  if (keyed?.earlier) {
    const { status, body } = keyed.earlier;
    return { ...json(status, null, { ...headers, "idempotent-replayed": "true" }), body };
  }
  const about = { origin: originOf(call), request: { id: requestId, idempotency_key: keyed?.key ?? null } };
  return world.operate(store, about, (desk) => {
    const given = runRoute(desk, call, route.run, id, headers);
    if (keyed && given.keep) keepAnswer(store, keyed, given.answer);
    return given.answer;
  });
}

function runRoute(
  desk: Desk,
  call: Call,
  run: Found["route"]["run"],
  id: string,
  headers: Record<string, string>,
): { answer: Answer; keep: boolean } {
  try {
    const { expand, form } = readRequest(call);
    return { answer: json(200, expanded(desk, run(desk, form, id), expand), headers), keep: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { answer: refusalAnswer(error, headers), keep: !error.early };
  }
}

function readRequest(call: Call): { expand: string[]; form: Form } {
  const text = call.method === "POST" ? call.body.toString("utf8") : call.url.search.slice(1);
  const form = readForm(text);
  if (!form) throw badParameter("Invalid request: the parameters could not be read.");
  const { expand = [], ...rest } = form;
  const paths = Array.isArray(expand) ? expand.filter((path) => typeof path === "string") : null;
  if (!paths) throw badParameter("Invalid array", { param: "expand" });
  return { expand: paths, form: rest };
}
