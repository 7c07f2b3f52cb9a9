import type { NextAuthOptions } from "next-auth";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { sessionAdapter } from "./adapter.ts";
import { sessionCookie, sessionSeconds } from "./cookie.ts";

declare module "next-auth" {
  interface Session {
    user: { id: string; email: string; name: string | null };
  }
}

/**
 * next-auth, reduced to reading database sessions. `onFault` hears of a failing database: next-auth itself would
 * answer as for an anonymous visitor.
 */
export function authOptions(onFault: (fault: unknown) => void = () => {}): NextAuthOptions {
  const { name, options } = sessionCookie();
  return {
    adapter: {
      ...sessionAdapter,
      getSessionAndUser: async (token) => {
        try {
          return await sessionAdapter.getSessionAndUser(token);
        } catch (fault) {
          onFault(fault);
          return null;
        }
      },
    },
    providers: [],
    secret: env().AUTH_SECRET,
    session: { strategy: "database", maxAge: sessionSeconds, updateAge: 0 },
    useSecureCookies: options.secure,
    cookies: { sessionToken: { name, options } },
    pages: { signIn: paths.signIn(), signOut: paths.account(), error: paths.signIn() },
    callbacks: {
      // Whatever `session.update` sends is not looked at (case A1): who somebody is comes from the row.
      session: ({ session, user }) => ({
        expires: session.expires,
        user: { id: user.id, email: user.email, name: user.name ?? null },
      }),
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}
