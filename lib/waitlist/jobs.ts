import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { logFor } from "#lib/log.ts";
import { offerNext } from "./offering.ts";
import { expireOffer } from "./settling.ts";

const atMost = 200;
/** For one service in one pass; the next pass goes on. */
const offersAtOnce = 50;

/** Runs `work`; what fails for one must not keep the others waiting. */
async function alone(job: string, tenant: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    logFor({ job, tenant }).error({ err: error }, "waitlist not worked on");
    return 0;
  }
}

/** Offers what is free to those who wait at one business, service by service. @returns how many offers it made */
export async function offerWithin(scope: TenantScope, serviceIds: readonly string[]): Promise<number> {
  let made = 0;
  for (const serviceId of serviceIds)
    made += await alone("waitlist", scope.tenantId, async () => {
      let count = 0;
      while (count < offersAtOnce && (await offerNext(scope, serviceId))) count += 1;
      return count;
    });
  return made;
}

interface Line {
  tenantId: string;
  serviceIds: string[];
}

async function offerIn(lines: readonly Line[]): Promise<number> {
  let made = 0;
  for (const { tenantId, serviceIds } of lines) made += await offerWithin(mintScope(tenantId), serviceIds);
  return made;
}

/**
 * Offers time that came free, within a second or two of its coming free. Each note is one worker's; one that is lost with
 * its worker is made up for by `offerToAll`. @returns how many offers it made
 */
export async function offerFreedTime(): Promise<number> {
  const lines = await platformDb().$queryRaw<Line[]>`
    WITH claimed AS (
      DELETE FROM freed_time WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM freed_time ORDER BY freed_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
      RETURNING tenant_id)
    SELECT e.tenant_id AS "tenantId", array_agg(DISTINCT e.service_id::text) AS "serviceIds"
      FROM waitlist_entry e JOIN tenant t ON t.id = e.tenant_id
     WHERE e.state = 'waiting' AND t.status = 'active' AND e.tenant_id IN (SELECT tenant_id FROM claimed)
     GROUP BY e.tenant_id`;
  return offerIn(lines);
}

/** The same for everybody who waits: what nobody noted counts too, such as a day that has come within the horizon. */
export async function offerToAll(): Promise<number> {
  const lines = await platformDb().$queryRaw<Line[]>`
    SELECT e.tenant_id AS "tenantId", array_agg(DISTINCT e.service_id::text) AS "serviceIds"
      FROM waitlist_entry e JOIN tenant t ON t.id = e.tenant_id
     WHERE e.state = 'waiting' AND t.status = 'active'
     GROUP BY e.tenant_id`;
  return offerIn(lines);
}

/** Ends offers whose deadline has come, by the database's clock (B10); the time goes to the next. @returns how many */
export async function expireOffers(): Promise<number> {
  const due = await platformDb().$queryRaw<{ tenantId: string; id: string; entryId: string }[]>`
    SELECT tenant_id AS "tenantId", id, entry_id AS "entryId" FROM waitlist_offer
     WHERE state = 'open' AND deadline <= now() ORDER BY deadline LIMIT ${atMost}`;
  let ended = 0;
  for (const { tenantId, id: offerId, entryId } of due)
    ended += await alone("expire-offers", tenantId, async () =>
      (await expireOffer(mintScope(tenantId), { entryId, offerId })) ? 1 : 0,
    );
  return ended;
}

/** Ends wishes whose last day is over where the service is given. @returns how many */
export const endOutdatedWishes = (): Promise<number> =>
  platformDb().$executeRaw`
    UPDATE waitlist_entry e SET state = 'over', ended_at = now(), updated_at = now()
      FROM service s JOIN location l ON l.tenant_id = s.tenant_id AND l.id = s.location_id
     WHERE e.state = 'waiting' AND s.tenant_id = e.tenant_id AND s.id = e.service_id
       AND e.to_date < (now() AT TIME ZONE l.timezone)::date
       AND NOT EXISTS (
         SELECT FROM waitlist_offer o
          WHERE o.tenant_id = e.tenant_id AND o.entry_id = e.id AND o.state = 'open')`;
