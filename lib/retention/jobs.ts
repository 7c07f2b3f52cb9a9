import { platformDb, type Tx } from "#lib/db/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Any number, the same in every worker: who holds it does the purge (case F12). */
const purgeLock = 7_217_001n;

/**
 * Deletes what nobody needs any more: sign-in links a day after they ran out, sessions that ran out, rate-limit
 * counters of the past, idempotency keys after 7 days (clients retry within minutes), the holds of forms a day
 * after they ended, what webhooks told after 30 days, with whatever still waits on a paused one, which events
 * of Stripe were taken after 90 (it sends one again for three days), and files of imports that expired.
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
    // With their rows: they hold people's names, and nobody looks at them any more.
    const imports = await tx.$executeRaw`DELETE FROM import WHERE expires_at < now()`;
    const events =
      await tx.$executeRaw`DELETE FROM stripe_event WHERE received_at < now() - interval '90 days'`;
    const rest = events + (await purgeHolds(tx)) + (await purgeWebhooks(tx));
    return links + sessions + counters + keys + imports + rest;
  });

/** Forms that were looked at leave nothing behind; what a session was opened for stays with it. */
async function purgeHolds(tx: Pick<Tx, "$executeRaw">): Promise<number> {
  const outdated = Prisma.sql`(SELECT tenant_id, id FROM hold
    WHERE kind = 'form' AND released_at < now() - interval '1 day' ORDER BY released_at LIMIT 5000)`;
  await tx.$executeRaw`DELETE FROM allocation WHERE (tenant_id, hold_id) IN ${outdated}`;
  await tx.$executeRaw`DELETE FROM seat WHERE (tenant_id, hold_id) IN ${outdated}`;
  return tx.$executeRaw`DELETE FROM hold WHERE (tenant_id, id) IN ${outdated}`;
}

/** Events take their deliveries along. So many at a time: the purge must not hold its rows for long. */
const purgeWebhooks = (tx: Pick<Tx, "$executeRaw">): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM webhook_event WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM webhook_event
      WHERE created_at < now() - interval '30 days' ORDER BY created_at LIMIT 5000)`;
