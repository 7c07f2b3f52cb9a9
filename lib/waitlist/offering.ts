import type { Minute } from "#lib/availability/rules.ts";
import { customerBookings } from "#lib/booking/limits.ts";
import { readLoad } from "#lib/booking/load.ts";
import { decideStart } from "#lib/booking/start-decision.ts";
import { Taken } from "#lib/booking/taken.ts";
import { isBlocked } from "#lib/customers/data.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant, withTenantSerializable } from "#lib/db/transaction.ts";
import { writeHold } from "#lib/holds/mutations.ts";
import { newId } from "#lib/ids.ts";
import { queueWaitlist } from "#lib/messages/waitlist.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { minuteCeil, minuteToDate } from "#lib/time/instant.ts";
import { databaseNow, type InLine, readFree, readLine } from "./data.ts";
import { offerDeadline } from "./deadline.ts";
import { firstWhoFits } from "./matching.ts";
import { offerHoldToken } from "./token.ts";

/** A time that shall be offered to somebody. */
export interface OfferOrder {
  service: CatalogueService;
  who: InLine;
  start: Minute;
  deadline: Minute;
  now: Minute;
}

export interface Offered {
  offerId: string;
  entryId: string;
  start: Minute;
  deadline: Minute;
}

/** Until when a time can be held for somebody; null where that is not worth it. */
export const deadlineOf = (
  service: CatalogueService,
  { timezone }: Pick<InLine, "timezone">,
  start: Minute,
  now: Minute,
): Minute | null =>
  service.waitlistMinutes === null
    ? null
    : offerDeadline({
        now,
        minutes: service.waitlistMinutes,
        zone: timezone,
        last: start - Math.max(0, service.rules.minimumNoticeMinutes),
      });

/**
 * Offers one free time of a service to the first in line whom it fits: hold, offer and mail in one serializable
 * transaction, like a customer's own hold, so a rival on the page loses cleanly or wins. It asks what is free now and not
 * what has happened, so nothing is lost in a crash. Looked at without a lock first: most passes find nothing to do, and
 * must not stand in a booking's way. @returns null where nothing is to be offered @throws TryAgain
 */
export async function offerNext(scope: TenantScope, serviceId: string): Promise<Offered | null> {
  if (!(await withTenant(scope, (tx) => findMatch(tx, scope, serviceId)))) return null;
  for (let look = 1; look <= 3; look++) {
    try {
      return await withTenantSerializable(scope, async (tx) => {
        const order = await findMatch(tx, scope, serviceId);
        return order && writeOffer(tx, scope, order);
      });
    } catch (error) {
      if (!(error instanceof Taken)) throw error;
    }
  }
  return null;
}

async function findMatch(tx: Tx, scope: TenantScope, serviceId: string): Promise<OfferOrder | null> {
  const { services } = await readCatalogue(tx, scope);
  const service = services.find(({ id, active }) => id === serviceId && active);
  if (!service || service.waitlistMinutes === null) return null;
  let line = await readLine(tx, scope, serviceId);
  if (line.length === 0) return null;
  const at = await databaseNow(tx);
  const now = minuteCeil(at);
  const free = await readFree(tx, scope, service, line, now);
  for (;;) {
    const match = firstWhoFits(line, {
      zone: service.rules.zone,
      free,
      deadline: (who, slot) => deadlineOf(service, who, slot.from, now),
    });
    if (!match) return null;
    const { who, slot, deadline } = match;
    if (await mayBook(tx, scope, service, who, at)) return { service, who, start: slot.from, deadline, now };
    line = line.filter((one) => one !== who);
  }
}

/** What they would be refused when they accept, they are not offered. */
async function mayBook(
  tx: Tx,
  scope: TenantScope,
  service: CatalogueService,
  { customerId, emailKey }: InLine,
  at: Date,
): Promise<boolean> {
  if (await isBlocked(tx, scope, customerId)) return false;
  const limit = service.rules.limits.perCustomer;
  return limit === undefined || (await customerBookings(tx, scope, service.id, emailKey, at)) < limit;
}

/** Holds the time and tells of it. In a serializable transaction. @throws Taken */
export async function writeOffer(tx: Tx, scope: TenantScope, order: OfferOrder): Promise<Offered> {
  const { who, start, deadline, now } = order;
  const { tenantId } = scope;
  const { staffId, party } = who;
  const service = withDuration(order.service, who.durationMinutes ?? undefined);
  if (!service) throw new Taken();
  const load = staffId ? undefined : await readLoad(tx, scope, service, start);
  const query = { from: start, party, now, staffId: staffId ?? undefined, load };
  const decision = await decideStart(tx, scope, { rules: service.rules, queries: [query], squeeze: false });
  if (!decision.ok) throw new Taken();
  const { placement } = decision;
  const id = newId();
  const until = minuteToDate(deadline);
  const { holdId, staffId: offered } = await writeHold(tx, scope, {
    kind: "offer",
    token: offerHoldToken(id),
    network: "",
    service,
    party,
    placement,
    span: { expiresAt: until, atMostUntil: until },
  });
  // Conflict-free: of two workers at once, one finds the other's offer and undoes its own.
  const [made] = await tx.waitlistOffer.createManyAndReturn({
    data: [
      {
        ...{ tenantId, id, holdId, entryId: who.id, deadline: until },
        staffId: offered,
        startsAt: minuteToDate(placement.from),
        endsAt: minuteToDate(placement.to),
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!made) throw new Taken();
  await queueWaitlist(tx, scope, { kind: "offer", id, version: 1 }, who);
  return { offerId: id, entryId: who.id, start, deadline };
}
