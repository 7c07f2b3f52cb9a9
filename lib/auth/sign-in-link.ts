import { platformDb } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { hashToken, newToken } from "#lib/security/tokens.ts";
import { signInToken } from "./schema.ts";

/** How long a mailed link works (case A9). */
export const linkMinutes = 10;

export interface SignInLink {
  id: string;
  token: string;
}

/**
 * A new link for an address (its key, lib/email/address.ts), known here or not (A16). Every older link for it stops
 * working. The database's clock decides when it ends (F8). `minutes`: longer only for what an operator prints.
 */
export async function createSignInLink(email: string, minutes = linkMinutes): Promise<SignInLink> {
  const token = newToken("l_");
  const id = newId();
  await platformDb().$transaction(async (tx) => {
    await lockAddress(tx, email);
    await tx.$executeRaw`DELETE FROM sign_in_token
      WHERE email = ${email} OR expires_at < now() - interval '1 day'`;
    await tx.$executeRaw`INSERT INTO sign_in_token (id, email, token_hash, expires_at)
      VALUES (${id}::uuid, ${email}, ${hashToken(token)}, now() + make_interval(mins => ${minutes}::int))`;
  });
  return { id, token };
}

/** Two requests for one address in the same moment: one of the links is the newer one, and only that works. */
const lockAddress = (tx: Pick<ReturnType<typeof platformDb>, "$executeRaw">, email: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`;

/** Whose link this is, for the page with the button; null when it works no more. Changes nothing (A17). */
export async function readSignInLink(token: string): Promise<{ email: string } | null> {
  if (!signInToken.safeParse(token).success) return null;
  const [row] = await platformDb().$queryRaw<{ email: string }[]>`
    SELECT email FROM sign_in_token
    WHERE token_hash = ${hashToken(token)} AND used_at IS NULL AND expires_at > now()`;
  return row ?? null;
}

export interface SignedIn {
  userId: string;
  email: string;
}

/**
 * Uses a link up, once whatever races (A9), and gives its person, made now if the address is new. Null for used,
 * expired, outdated and unknown links.
 */
export async function consumeSignInLink(token: string): Promise<SignedIn | null> {
  if (!signInToken.safeParse(token).success) return null;
  return platformDb().$transaction(async (tx) => {
    const [link] = await tx.$queryRaw<{ email: string }[]>`
      UPDATE sign_in_token SET used_at = now()
      WHERE token_hash = ${hashToken(token)} AND used_at IS NULL AND expires_at > now()
      RETURNING email`;
    return link ? { userId: await ensureUser(link.email, tx), email: link.email } : null;
  });
}

/** The person with this address key, made if there is none. Never changes one who exists (A2). @returns the id */
export async function ensureUser(
  email: string,
  tx: Pick<ReturnType<typeof platformDb>, "$queryRaw" | "$executeRaw"> = platformDb(),
): Promise<string> {
  await tx.$executeRaw`INSERT INTO app_user (id, email) VALUES (${newId()}::uuid, ${email})
    ON CONFLICT (email) DO NOTHING`;
  const [user] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM app_user WHERE email = ${email}`;
  if (!user) throw new Error("A user that was just written is not there.");
  return user.id;
}
