import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { parentsFor } from "#lib/embeds/data.ts";
import { env } from "#lib/env.ts";
import { areaOf, requestIdFrom, securityHeaders } from "#lib/security/headers.ts";
import { fromOurPages } from "#lib/security/origin.ts";

/** Runs before every page and action: security headers, a fresh CSP nonce, and the request id that logs carry. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const id = requestIdFrom(request.headers.get("x-request-id"), randomBytes(12).toString("base64url"));
  const headers = securityHeaders({
    path: request.nextUrl.pathname,
    nonce,
    secure: env().APP_URL.startsWith("https:"),
    development: process.env.NODE_ENV === "development",
    parents: await parentsFor(request.nextUrl.pathname),
  });

  const forwarded = new Headers(request.headers);
  forwarded.delete("x-middleware-subrequest"); // CVE-2025-29927, case X6: never a caller's to set.
  forwarded.set("x-request-id", id);
  forwarded.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from the policy on the request.
  forwarded.set("content-security-policy", headers["Content-Security-Policy"] ?? "");

  const response = foreignMutation(request)
    ? new NextResponse("Please open the page again and repeat what you did.", { status: 403 })
    : NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("x-request-id", id);
  return response;
}

/**
 * A server action called from elsewhere (cases X1–X4): refused here already, with a status; every action checks again
 * (lib/actions/guard.ts). The API takes no cookies and answers for itself.
 */
function foreignMutation({ method, headers, nextUrl }: NextRequest): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(method) || areaOf(nextUrl.pathname) === "api") return false;
  const source = { origin: headers.get("origin"), fetchSite: headers.get("sec-fetch-site") };
  return !fromOurPages(source, env().APP_URL);
}

export const config = {
  // Files that are the same for everyone get their headers from next.config.mjs, the API from lib/security/api-headers.ts.
  matcher: ["/((?!_next/static/|api/|fonts/|embed\\.js$|icon\\.svg$|favicon\\.ico$).*)"],
};
