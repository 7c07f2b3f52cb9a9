import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import { platformDb } from "#lib/db/client.ts";
import { hashToken } from "#lib/security/tokens.ts";

/** How old `last_seen_at` may get before a request writes it again. */
const seenEvery = 60 * 60 * 1000;

const toUser = (row: { id: string; email: string; name: string | null }): AdapterUser => ({
  id: row.id,
  email: row.email,
  name: row.name,
  // An account exists only because its address answered a mail.
  emailVerified: null,
});

/**
 * Sessions in the database, found by the hash of their token: a copy of the table opens nothing. Only what next-auth
 * calls for a session that exists; accounts and sessions are made in sign-in-link.ts and sessions.ts.
 */
export const sessionAdapter = {
  async getSessionAndUser(
    sessionToken: string,
  ): Promise<{ session: AdapterSession; user: AdapterUser } | null> {
    const row = await platformDb().authSession.findUnique({
      where: { tokenHash: hashToken(sessionToken) },
      include: { user: true },
    });
    if (!row) return null;
    return { session: { sessionToken, userId: row.userId, expires: row.expiresAt }, user: toUser(row.user) };
  },
  /** next-auth would move the end of the session; here it stays, and only "last seen" moves. */
  async updateSession({ sessionToken }: { sessionToken: string }): Promise<null> {
    const now = Date.now();
    await platformDb().authSession.updateMany({
      where: { tokenHash: hashToken(sessionToken), lastSeenAt: { lt: new Date(now - seenEvery) } },
      data: { lastSeenAt: new Date(now) },
    });
    return null;
  },
  async deleteSession(sessionToken: string): Promise<void> {
    await platformDb().authSession.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
  },
} satisfies Adapter;
