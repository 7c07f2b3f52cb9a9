import { cookies } from "next/headers";
import { getServerSession } from "next-auth/next";
import { cache } from "react";
import { TryAgain } from "#lib/db/transaction.ts";
import { sessionCookie, sessionSeconds } from "./cookie.ts";
import { authOptions } from "./options.ts";
import { createSession, deleteSession } from "./sessions.ts";

export interface CurrentUser {
  id: string;
  email: string;
  name: string | null;
}

/**
 * Who is signed in, read from the database once per request; null for anybody else.
 * @throws TryAgain when the database is away.
 */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  let fault: unknown = null;
  const session = await getServerSession(authOptions((error) => (fault = error))).catch(() => null);
  if (fault !== null) throw new TryAgain(fault);
  // The id and not the object: an error dressed up as a session has none (case A5).
  const user = session?.user;
  return user?.id ? { id: user.id, email: user.email, name: user.name } : null;
});

/** A new session row and its cookie; the one that the browser had before ends (case A11). In server actions only. */
export async function startSession(userId: string, userAgent: string): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const previous = jar.get(name)?.value;
  if (previous) await deleteSession(previous);
  const token = await createSession(userId, userAgent);
  jar.set(name, token, { ...options, maxAge: sessionSeconds });
}

/** Ends this browser's session, here and on the server. In server actions only. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const token = jar.get(name)?.value;
  if (token) await deleteSession(token);
  jar.set(name, "", { ...options, maxAge: 0 });
}

/** The hashable token of this browser's session, to tell it from the others in a list. */
export async function currentSessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookie().name)?.value ?? null;
}
