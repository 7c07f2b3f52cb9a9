import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import type { CatalogueService, TenantProfile } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { quote } from "#lib/services/pricing.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { wishOf } from "#lib/waitlist/stored.ts";
import { waitlistToken } from "#lib/waitlist/token.ts";
import type { Wish } from "#lib/waitlist/wish.ts";
import type { WaitlistEntry } from "#prisma/generated/client.ts";

/** What a message about the waitlist is about: a wish in one of its versions, or an offer. */
export type WaitlistSubject = { kind: "joined" | "offer"; id: string; version: number };

/** Queues a mail to somebody who waits, in the transaction that made what it tells of (design 8). */
export async function queueWaitlist(
  tx: Tx,
  { tenantId }: TenantScope,
  { kind, id, version }: WaitlistSubject,
  to: { email: string; locale: string; timezone: string },
): Promise<void> {
  await tx.message.createMany({
    data: [
      {
        ...{ tenantId, id: newId() },
        ...(kind === "joined" ? { waitlistEntryId: id } : { waitlistOfferId: id }),
        subjectVersion: version,
        kind: `waitlist:${kind}`,
        audience: "customer",
        recipient: to.email,
        locale: to.locale,
        timezone: to.timezone,
        sendAt: new Date(),
      },
    ],
    skipDuplicates: true,
  });
}

/** What a letter to somebody who waits tells, as it is now. Minutes since the epoch. */
export interface WaitlistNews {
  tenant: TenantProfile;
  service: { slug: string; name: string; durationMinutes: number; approval: boolean };
  place: CatalogueService["location"];
  /** The service's zone: what the wish is reckoned in. */
  zone: string;
  wish: Wish;
  /** With whom they would like it to be, or whom the offer is with. */
  staffName: string | null;
  token: string;
  offer: { start: number; end: number; deadline: number; price: { amount: number; currency: string } } | null;
}

/** What a queued message about the waitlist tells, or why it is wrong by now. */
export async function readWaitlistNews(
  tx: Tx,
  scope: TenantScope,
  message: { waitlistEntryId: string | null; waitlistOfferId: string | null; subjectVersion: number },
  now: number,
): Promise<WaitlistNews | { drop: string }> {
  const { tenantId } = scope;
  const at = (id: string) => ({ where: { tenantId_id: { tenantId, id } } });
  const offer = message.waitlistOfferId
    ? await tx.waitlistOffer.findUniqueOrThrow(at(message.waitlistOfferId))
    : null;
  const entry = await tx.waitlistEntry.findUniqueOrThrow(at(offer?.entryId ?? message.waitlistEntryId ?? ""));
  if (entry.state !== "waiting") return { drop: "no longer waiting" };
  if (!offer) {
    if (entry.version !== message.subjectVersion) return { drop: "superseded" };
    return newsOf(tx, scope, entry, entry.staffId, null);
  }
  const deadline = minuteFloor(offer.deadline);
  if (offer.state !== "open" || deadline <= now) return { drop: "offer is over" };
  const times = { start: minuteFloor(offer.startsAt), end: minuteFloor(offer.endsAt), deadline };
  return newsOf(tx, scope, entry, offer.staffId, times);
}

async function newsOf(
  tx: Tx,
  scope: TenantScope,
  entry: WaitlistEntry,
  staffId: string | null,
  times: { start: number; end: number; deadline: number } | null,
): Promise<WaitlistNews | { drop: string }> {
  const { tenant, services, staff } = await readCatalogue(tx, scope);
  const usual = services.find(({ id }) => id === entry.serviceId);
  const service = usual && (withDuration(usual, entry.durationMinutes ?? undefined) ?? usual);
  if (!service) return { drop: "service is gone" };
  const price = { amount: quote(service, entry.party).price, currency: tenant.currency };
  return {
    tenant,
    service: {
      slug: service.slug,
      name: service.name,
      durationMinutes: service.rules.durationMinutes,
      approval: service.approval,
    },
    place: service.location,
    zone: service.rules.zone,
    wish: wishOf(entry),
    staffName: staff.find(({ id }) => id === staffId)?.name ?? null,
    token: waitlistToken(scope, entry.id),
    offer: times && { ...times, price },
  };
}
