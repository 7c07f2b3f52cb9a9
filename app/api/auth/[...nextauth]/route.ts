import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#lib/auth/options.ts";
import { env } from "#lib/env.ts";
import { factsOf } from "#lib/request.ts";
import { fromOurPages } from "#lib/security/origin.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * What of next-auth's own endpoints is reachable: reading the session. Signing in and out are server actions, and a
 * mailed link lands on a page with a button, so its callback and sign-out routes do not exist here (A1, A17).
 */
const readable = new Set(["session", "csrf", "providers"]);

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.length !== 1 || !readable.has(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  if (request.method !== "GET" && !fromOurPages(factsOf(request.headers), env().APP_URL))
    return new Response(null, { status: 403 });
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
