import { platformDb } from "#lib/db/client.ts";

/** Any number, the same in every worker: who holds it does the purge (case F12). */
const purgeLock = 7_217_001n;

/**
 * Deletes what nobody needs any more: sign-in links a day after they ran out, sessions that ran out, rate-limit
 * counters of the past, and idempotency keys after 7 days (clients retry within minutes).
 * @returns how many rows; 0 while another worker is at it
 */
export const purgeOutdated = (): Promise<number> =>
  platformDb().$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<
      { won: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(${purgeLock}) AS won`;
    if (!lock?.won) return 0;
    const links = await tx.$executeRaw`DELETE FROM sign_in_token WHERE expires_at < now() - interval '1 day'`;
    const sessions = await tx.$executeRaw`DELETE FROM auth_session WHERE expires_at < now()`;
    const counters = await tx.$executeRaw`
      DELETE FROM rate_limit WHERE expire < extract(epoch FROM now()) * 1000`;
    const keys =
      await tx.$executeRaw`DELETE FROM idempotency_key WHERE created_at < now() - interval '7 days'`;
    return links + sessions + counters + keys;
  });
