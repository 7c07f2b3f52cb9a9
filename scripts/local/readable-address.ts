import type { IncomingMessage, ServerResponse } from "node:http";

const sentence = "This address cannot be read. Please check it for a stray percent sign.";

/**
 * Answers a request whose path is no percent-encoded UTF-8 ("/%ff"): Next fails on it with a bare 500, before any
 * page, header or log of ours. False when the address can be read.
 */
export function refuseUnreadable(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url?.split("?", 1)[0] ?? "";
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    const api = path.startsWith("/api/");
    const problem = {
      type: "urn:punctual:problem:malformed",
      title: "The request could not be read.",
      status: 400,
      code: "malformed",
      detail: sentence,
    };
    response.writeHead(400, {
      "content-type": api ? "application/problem+json" : "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    });
    response.end(api ? JSON.stringify(problem) : sentence);
    return true;
  }
}
