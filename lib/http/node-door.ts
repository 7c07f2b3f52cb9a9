import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { defaultBodyLimit, type RouteModule, routeBehind } from "./define-route.ts";

/** Answers a request that one of the routes is for; false, and nothing done, for any other. */
export type NodeDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Place {
  module?: { names: readonly (readonly [string, number])[]; handlers: RouteModule };
  fixed: Map<string, Place>;
  any?: Place;
}

const place = (): Place => ({ fixed: new Map() });

/**
 * Serves routes of `defineRoute` from Node's own server (decision 021): what Next does around a handler costs several
 * times what the handler itself does for a refusal. Only plain addresses are taken; whatever is encoded, doubled or
 * unknown goes on to Next, whose answers stay what they were. Both read the same route files.
 */
export function createNodeDoor(modules: readonly RouteModule[]): NodeDoor {
  const root = place();
  for (const handlers of modules) {
    const path = routeBehind(handlers.GET)?.path;
    if (path === undefined) throw new Error("Only what defineRoute made can be served.");
    let at = root;
    const segments = segmentsOf(path);
    for (const segment of segments) at = stepTo(at, segment);
    const names = segments.flatMap((name, i) => (isName(name) ? [[name.slice(1, -1), i] as const] : []));
    at.module = { names, handlers };
  }
  return (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    if (!/^(?:\/[\w.~-]+)+$/.test(path)) return false;
    const segments = segmentsOf(path);
    const found = find(root, segments, 0)?.module;
    const handler = found && handlerFor(found.handlers, request.method ?? "");
    if (!handler) return false;
    const params = Object.fromEntries(found.names.map(([name, i]) => [name, segments[i]]));
    void serve(request, response, (asked) => handler(asked, { params: Promise.resolve(params) }));
    return true;
  };
}

const segmentsOf = (path: string): string[] => path.split("/").slice(1);
const isName = (segment: string): boolean => segment.startsWith("{");

function stepTo(at: Place, segment: string): Place {
  if (isName(segment)) {
    at.any ??= place();
    return at.any;
  }
  const next = at.fixed.get(segment) ?? place();
  at.fixed.set(segment, next);
  return next;
}

/** A fixed word goes before a name, at every step, as in Next. */
function find(at: Place, segments: readonly string[], depth: number): Place | undefined {
  const segment = segments[depth];
  if (segment === undefined) return at.module && at;
  const fixed = at.fixed.get(segment);
  return (fixed && find(fixed, segments, depth + 1)) ?? (at.any && find(at.any, segments, depth + 1));
}

const known: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);
const isKnown = (method: string): method is keyof RouteModule => known.has(method);
const handlerFor = (module: RouteModule, method: string) => (isKnown(method) ? module[method] : undefined);

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Request) => Promise<Response>,
): Promise<void> {
  try {
    const answered = await answer(await webRequest(request));
    response.statusCode = answered.status;
    answered.headers.forEach((value, name) => {
      response.setHeader(name, value);
    });
    if (answered.body) await send(answered.body, response);
    response.end();
  } catch {
    // The connection broke, or what was being sent failed half-way: there is nobody left to tell (the handler logs).
    response.destroy();
  }
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const { method = "GET" } = request;
  const init: RequestInit = { method, headers };
  if (!["GET", "HEAD", "OPTIONS"].includes(method)) {
    const length = Number(request.headers["content-length"] ?? Number.NaN);
    const whole = length <= defaultBodyLimit;
    if (!whole) Object.assign(init, { body: Readable.toWeb(request), duplex: "half" });
    else if (length > 0) init.body = await bytesOf(request);
  }
  // Handlers read the query of the address, never its host.
  return new Request(`http://localhost${request.url}`, init);
}

/** Everything of a body whose announced length is small: Node's parser lets no more than that through. */
const bytesOf = (request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("The connection was closed.")));
  });

/** Writes what comes as it comes, no faster than it is taken; who hangs up ends the reading (case L10). */
async function send(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = body.getReader();
  let goOn = () => {};
  response.on("drain", () => goOn());
  response.once("close", () => {
    void reader.cancel().catch(() => undefined);
    goOn();
  });
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const isTaken = response.write(value) || response.destroyed;
    if (!isTaken)
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
  }
}
