import { platformDb } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { hashToken, newToken, sameBytes } from "#lib/security/tokens.ts";
import { sessionSeconds } from "./cookie.ts";

/** A session for somebody who has just proved their address; the token exists only here and in the cookie. */
export async function createSession(userId: string, userAgent: string, now = Date.now()): Promise<string> {
  const token = newToken("s_");
  await platformDb().authSession.create({
    data: {
      id: newId(now),
      userId,
      tokenHash: hashToken(token),
      userAgent: userAgent.slice(0, 300),
      expiresAt: new Date(now + sessionSeconds * 1000),
    },
  });
  return token;
}

export async function deleteSession(token: string): Promise<void> {
  await platformDb().authSession.deleteMany({ where: { tokenHash: hashToken(token) } });
}

/** Signs a person out on every device (issue 2, item 4). Returns how many sessions ended. */
export async function deleteEverySession(userId: string): Promise<number> {
  return (await platformDb().authSession.deleteMany({ where: { userId } })).count;
}

export interface SessionView {
  id: string;
  userAgent: string;
  lastSeenAt: Date;
  current: boolean;
}

/** A person's live sessions, the latest first. `token` is that of the browser that asks. */
export async function listSessions(
  userId: string,
  token: string | null,
  now = new Date(),
): Promise<SessionView[]> {
  const rows = await platformDb().authSession.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
  const own = token === null ? null : hashToken(token);
  return rows.map(({ id, userAgent, lastSeenAt, tokenHash }) => ({
    id,
    userAgent,
    lastSeenAt,
    current: own !== null && sameBytes(tokenHash, own),
  }));
}
