import { manageTokenOf } from "#lib/booking/manage-token.ts";
import { type BusinessView, businessView, type PlaceView, placeView } from "#lib/booking/page-view.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { staffById } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { quote } from "#lib/services/pricing.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import type { WaitlistOffer } from "#prisma/generated/client.ts";
import { databaseNow } from "./data.ts";
import { wishOf } from "./stored.ts";
import type { Wish } from "./wish.ts";

/** An offer as the person sees it. Minutes since the epoch. */
export interface OfferView {
  id: string;
  /** "late": not answered in time, or given back; it may still be free. */
  state: "open" | "late";
  from: number;
  to: number;
  deadline: number;
  staff: string | null;
  price: { amount: number; currency: string };
}

/** What the link of somebody who waits shows. */
export interface WaitingView {
  token: string;
  state: "waiting" | "booked" | "left" | "removed" | "over";
  business: BusinessView;
  service: { slug: string | null; name: string; approval: boolean; durationMinutes: number };
  place: PlaceView;
  wish: Wish;
  /** With whom they would like it to be. */
  staff: string | null;
  staffSlug: string | null;
  /** The customer's zone. */
  zone: string;
  offer: OfferView | null;
  /** The link of the booking it became. */
  manageToken: string | null;
  now: number;
}

const states = ["waiting", "booked", "left", "removed", "over"] as const;

/** What somebody who proved the link sees. @throws TryAgain */
export async function lookAtWaiting({
  scope,
  entryId,
  token,
}: {
  scope: TenantScope;
  entryId: string;
  token: string;
}): Promise<Result<WaitingView, Problem>> {
  const view = await withTenant(scope, (tx) => readWaiting(tx, scope, entryId, token));
  return view ? ok(view) : err(problem("not_found"));
}

async function readWaiting(
  tx: Tx,
  scope: TenantScope,
  entryId: string,
  token: string,
): Promise<WaitingView | null> {
  const { tenantId } = scope;
  const entry = await tx.waitlistEntry.findUnique({
    where: { tenantId_id: { tenantId, id: entryId } },
    include: { offers: { orderBy: { createdAt: "desc" }, take: 1 } },
  });
  if (!entry) return null;
  const catalogue = await readCatalogue(tx, scope);
  const usual = catalogue.services.find(({ id }) => id === entry.serviceId);
  const service = usual && (withDuration(usual, entry.durationMinutes ?? undefined) ?? usual);
  if (!service) return null;
  const now = minuteCeil(await databaseNow(tx));
  const price = { amount: quote(service, entry.party).price, currency: catalogue.tenant.currency };
  const [offer] = entry.offers;
  const names = (id: string | null) => staffById(catalogue, id)?.name ?? null;
  return {
    token,
    state: states.find((state) => state === entry.state) ?? "over",
    business: businessView(catalogue.tenant),
    service: {
      slug: service.active ? service.slug : null,
      name: service.name,
      approval: service.approval,
      durationMinutes: service.rules.durationMinutes,
    },
    place: placeView(service.location),
    wish: wishOf(entry),
    staff: names(entry.staffId),
    staffSlug: staffById(catalogue, entry.staffId)?.slug ?? null,
    zone: entry.timezone,
    offer: offer && entry.state === "waiting" ? offerView(offer, { now, names, price }) : null,
    manageToken: entry.bookingId && (await manageTokenOf(tx, scope, entry.bookingId)),
    now,
  };
}

interface Seen {
  now: number;
  names: (id: string | null) => string | null;
  price: OfferView["price"];
}

/** Null once there is nothing left to say about it: it was given back, or its time has come. */
function offerView(offer: WaitlistOffer, { now, names, price }: Seen): OfferView | null {
  const from = minuteFloor(offer.startsAt);
  const deadline = minuteFloor(offer.deadline);
  if (from <= now || offer.state === "declined" || offer.state === "withdrawn") return null;
  return {
    id: offer.id,
    state: offer.state === "open" && deadline > now ? "open" : "late",
    from,
    to: minuteFloor(offer.endsAt),
    deadline,
    staff: names(offer.staffId),
    price,
  };
}
