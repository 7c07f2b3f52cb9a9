import { env } from "#lib/env.ts";

/** Thirty days; after that one signs in again, however active the session was. Seconds. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/**
 * The session's cookie (case S6). The `__Host-` prefix makes browsers insist on Secure, on path "/" and on no
 * domain, so that no neighbouring host can plant one; plain http on a local machine cannot have it.
 */
export function sessionCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-punctual-session" : "punctual-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}
