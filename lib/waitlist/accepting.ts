import { manageTokenOf } from "#lib/booking/manage-token.ts";
import { placeWithin } from "#lib/booking/placement.ts";
import { Refused } from "#lib/booking/refused.ts";
import type { PlacementRequest } from "#lib/booking/request.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant, withTenantSerializable } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Catalogue } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { WaitlistEntry, WaitlistOffer } from "#prisma/generated/client.ts";
import { lockEntry } from "./data.ts";
import { settleOffer } from "./settling.ts";
import { storedAnswers } from "./stored.ts";
import { offerHoldToken } from "./token.ts";

/** Which offer of which entry. Bare ids. */
export interface OfferAnswer {
  entryId: string;
  offerId: string;
}

export interface Accepted {
  bookingId: string;
  manageToken: string;
}

const over = (detail: string) => new Refused(problem("illegal_transition", { detail }));

/**
 * Books what was offered, through the one write path: the offer's hold is redeemed as a form's is. Pressed twice, the
 * second press is answered with the same booking. Too late, it books all the same where the time is still free; where it
 * is not, `slot_taken`, and the place in the line is kept. @throws TryAgain
 */
export async function acceptOffer(
  scope: TenantScope,
  answer: OfferAnswer,
  at: Date = new Date(),
): Promise<Result<Accepted, Problem>> {
  try {
    return ok(await withTenantSerializable(scope, (tx) => accept(tx, scope, answer, at)));
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    if (error instanceof Taken) return err(problem("slot_taken"));
    throw error;
  }
}

/** The offer that became a booking; null where none has. */
export const findAccepted = (scope: TenantScope, entryId: string): Promise<string | null> =>
  withTenant(scope, async (tx) => {
    const where = { tenantId: scope.tenantId, entryId, state: "accepted" };
    return (await tx.waitlistOffer.findFirst({ where, select: { id: true } }))?.id ?? null;
  });

async function accept(
  tx: Tx,
  scope: TenantScope,
  { entryId, offerId }: OfferAnswer,
  at: Date,
): Promise<Accepted> {
  const { tenantId } = scope;
  const entry = await lockEntry(tx, scope, entryId);
  const offer = await tx.waitlistOffer.findFirst({ where: { tenantId, id: offerId, entryId } });
  if (!entry || !offer) throw new Refused(problem("not_found"));
  if (entry.bookingId && offer.state === "accepted")
    return { bookingId: entry.bookingId, manageToken: await manageTokenOf(tx, scope, entry.bookingId) };
  if (entry.state !== "waiting") throw over("You are no longer on this list.");
  if (offer.state === "declined" || offer.state === "withdrawn")
    throw over("This offer was given back. You keep your place on the list.");
  const request = requestOf(await readCatalogue(tx, scope), entry, offer);
  const placed = await placeWithin(tx, scope, request, at);
  if (!placed.ok) throw new Refused(placed.error);
  const { bookingId, manageToken } = placed.value;
  await tx.waitlistOffer.update({
    where: { tenantId_id: { tenantId, id: offer.id } },
    data: { state: "accepted", settledAt: at },
    select: { id: true },
  });
  // An older offer was taken up: what is held for them meanwhile goes to the next.
  await settleOffer(tx, scope, { entryId }, "withdrawn");
  await tx.waitlistEntry.update({
    where: { tenantId_id: { tenantId, id: entry.id } },
    data: { state: "booked", bookingId, endedAt: at, updatedAt: at },
    select: { id: true },
  });
  return { bookingId, manageToken };
}

/** The booking as it would have been asked for on the page, with the person who was offered. */
function requestOf(catalogue: Catalogue, entry: WaitlistEntry, offer: WaitlistOffer): PlacementRequest {
  const service = catalogue.services.find(({ id }) => id === entry.serviceId);
  const mailbox = parseMailbox(entry.email);
  if (!service || !mailbox.ok) throw new Refused(problem("not_found"));
  const { rules } = service;
  const wanted = rules.assignment === "all" ? entry.staffId : (offer.staffId ?? entry.staffId);
  const staff = rules.staff.find(({ id }) => id === wanted)?.slug;
  return {
    service: service.slug,
    start: minuteFloor(offer.startsAt),
    timezone: entry.timezone,
    ...(staff ? { staff } : {}),
    party: entry.party,
    ...(entry.durationMinutes ? { durationMinutes: entry.durationMinutes } : {}),
    customer: {
      name: entry.name,
      email: mailbox.value,
      ...(entry.phone ? { phone: entry.phone } : {}),
      locale: entry.locale,
    },
    answers: storedAnswers.parse(entry.answers),
    actor: { kind: "customer" },
    source: "waitlist",
    hold: offerHoldToken(offer.id),
  };
}

/** "Not this time": the offer goes to the next, they keep their place. Said again it changes nothing. @throws TryAgain */
export const declineOffer = (
  scope: TenantScope,
  { entryId, offerId }: OfferAnswer,
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const entry = await lockEntry(tx, scope, entryId);
    const where = { tenantId: scope.tenantId, id: offerId, entryId };
    const offer = entry && (await tx.waitlistOffer.findFirst({ where }));
    if (!offer) return err(problem("not_found"));
    if (offer.state === "accepted")
      return err(
        problem("illegal_transition", { detail: "You have booked this time. Cancel the booking instead." }),
      );
    await settleOffer(tx, scope, { entryId, offerId }, "declined");
    return ok(null);
  });
