import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { areaOf, requestIdFrom, securityHeaders } from "./headers.ts";

const idHeader = "x-request-id";

/**
 * What proxy.ts does for pages, for the API: security headers and the request id that logs carry. On the response of
 * Node's own server, before Next has it: on its way through the proxy every request is built a second time and its body
 * copied, which cost a third of a small answer. Nothing where the address is not the API's.
 */
export function headApi(request: IncomingMessage, response: ServerResponse, secure: boolean): void {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  if (areaOf(path) !== "api") return;
  const headers = securityHeaders({ path, nonce: "", secure, development: false });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const given = request.headers[idHeader];
  const id = requestIdFrom(typeof given === "string" ? given : null, randomBytes(12).toString("base64url"));
  request.headers[idHeader] = id;
  response.setHeader(idHeader, id);
}
