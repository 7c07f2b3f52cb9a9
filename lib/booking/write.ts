import type { Minute, Placement } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { isReminder, messagesFor } from "#lib/messages/derive.ts";
import { queueCheckout } from "#lib/payments/outbox.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { quote } from "#lib/services/pricing.ts";
import { formatOffsetDateTime, minuteCeil, minuteToDate } from "#lib/time/instant.ts";
import { timeZoneDataVersion } from "#lib/time/sentinel.ts";
import { isBusiness } from "./actor.ts";
import { recordEvent } from "./events.ts";
import { answerRow } from "./idempotency.ts";
import { importedColumns } from "./imported.ts";
import { takesTime } from "./imported-facts.ts";
import { claimFirst } from "./lanes.ts";
import { newManageToken } from "./manage-token.ts";
import type { PlacementRequest } from "./request.ts";
import { joinSession, takeSeats } from "./seats.ts";
import { Taken } from "./taken.ts";
import { type BookingView, bookingView } from "./view.ts";

interface Order {
  catalogue: Catalogue;
  service: CatalogueService;
  request: PlacementRequest;
  /** The record it points at. */
  customerId: string;
  placement: Placement;
  at: Date;
}

/** The wall time that is promised, "2026-12-01T09:00" in `zone` (design 4.3). */
export const wallStartOf = (start: Minute, zone: string): string =>
  formatOffsetDateTime(start, zone).slice(0, 16);

/** Step 6 of design 4.2: booking, lanes or seats, snapshots, messages, history and the answer. @throws Taken */
export async function writeBooking(
  tx: Tx,
  scope: TenantScope,
  order: Order,
): Promise<{ bookingId: string; view: BookingView; manageToken: string }> {
  const { catalogue, service, request, customerId, placement, at } = order;
  const { tenantId } = scope;
  const id = newId(at.getTime());
  const party = request.party ?? 1;
  const { token, columns } = newManageToken(scope, id);
  const quoted = quote(service, party);
  // What staff book is paid on the spot: nobody sits at a page where it could be paid.
  const [price, dueNow] = [quoted.price, isBusiness(request.actor) ? 0 : quoted.dueNow];
  const noShowFee = isBusiness(request.actor) ? 0 : service.charge.noShowFee;
  const { imported } = request;
  const { name, email, phone, locale } = request.customer;
  const standing = standingOf(order, dueNow > 0 || noShowFee > 0);
  const until = standing.holdExpiresAt;

  const isGroup = service.rules.capacity > 1 && takesTime(imported);
  const session = isGroup
    ? await joinSession(tx, scope, {
        serviceId: service.id,
        capacity: service.rules.capacity,
        party,
        placement,
      })
    : null;
  if (isGroup && !session) throw new Taken();

  const row = {
    tenantId,
    id,
    serviceId: service.id,
    sessionId: session?.sessionId ?? null,
    staffId: session?.staffId ?? placement.candidates[0]?.staffIds[0] ?? null,
    customerId,
    seriesId: request.series?.id ?? null,
    seriesIndex: request.series?.index ?? null,
    ...standing,
    version: 1,
    startsAt: minuteToDate(placement.from),
    endsAt: minuteToDate(placement.to),
    wallStart: wallStartOf(placement.from, service.rules.zone),
    timezone: service.rules.zone,
    customerTimezone: request.timezone,
    tzVersion: timeZoneDataVersion() ?? "",
    party,
    customerName: name,
    customerEmail: email?.address ?? "",
    customerPhone: phone || null,
    customerLocale: locale ?? catalogue.tenant.locale,
    answers: request.answers ?? {},
    serviceSnapshot: serviceSnapshot(service),
    policySnapshot: policySnapshot(service),
    price,
    dueNow,
    noShowFee,
    currency: catalogue.tenant.currency,
    source: request.source,
    ...columns,
    ...(imported ? importedColumns(imported) : {}),
  };
  await tx.booking.create({ data: row, select: { id: true } });

  if (session) {
    if (
      !(await takeSeats(tx, scope, { sessionId: session.sessionId, owner: { bookingId: id }, party, until }))
    )
      throw new Taken();
  } else if (takesTime(imported)) {
    const won = await claimFirst(tx, scope, { bookingId: id }, placement, until);
    if (!won) throw new Taken();
    const staffId = won.staffIds[0] ?? null;
    if (staffId !== row.staffId)
      await tx.booking.update({ where: { tenantId_id: { tenantId, id } }, data: { staffId } });
    row.staffId = staffId;
  }

  const staff = catalogue.staff.find((member) => member.id === row.staffId) ?? null;
  const view = bookingView({ ...row, service, staff });
  const subject = { start: placement.from, ...row };
  const kind = standing.holdReason === "payment" ? "payment-due" : until ? "requested" : "confirmation";
  const drafts = request.quiet ? [] : messagesFor(kind, subject, catalogue, service, minuteCeil(at) - 1);
  await recordEvent(tx, scope, {
    bookingId: id,
    version: 1,
    kind: "created",
    actor: request.actor,
    after: { ...view, ...(imported ? { imported: true } : {}) },
    messages: request.series ? drafts.filter(isReminder) : drafts,
    answer: request.idempotency ? answerRow(scope, request.idempotency, id, view) : null,
  });
  if (standing.holdReason === "payment")
    await queueCheckout(tx, scope, {
      ...{ bookingId: id, amount: dueNow, currency: row.currency, until: standing.holdExpiresAt },
      ...{ kind: dueNow > 0 ? "pay" : "card", savesCard: noShowFee > 0 },
    });
  return { bookingId: id, view, manageToken: token };
}

/**
 * Where something is due or a card is asked for, a customer's booking waits for that first; one of a service that asks first waits for a
 * yes, then. What staff book, they have said yes to.
 */
function standingOf({ catalogue, service, request, placement, at }: Order, waitsForStripe: boolean) {
  if (isBusiness(request.actor)) return { status: "confirmed", holdReason: null, holdExpiresAt: null };
  const until = (minutes: number) => holdEnd(placement.from, at, minutes);
  if (waitsForStripe)
    return {
      ...{ status: "held", holdReason: "payment" as const },
      holdExpiresAt: until(catalogue.tenant.paymentHoldMinutes),
    };
  if (!service.approval) return { status: "confirmed", holdReason: null, holdExpiresAt: null };
  return {
    status: "held",
    holdReason: "approval" as const,
    holdExpiresAt: until(service.approvalHours * 60),
  };
}

/** For as long as the business chose, but not beyond the booking's own start. */
export const holdEnd = (start: Minute, at: Date, minutes: number): Date =>
  new Date(Math.min(at.getTime() + minutes * 60_000, minuteToDate(start).getTime()));

/** What the service was when it was booked: later edits do not rewrite the past (B20). */
export const serviceSnapshot = (service: CatalogueService) => ({
  name: service.name,
  durationMinutes: service.rules.durationMinutes,
  bufferBeforeMinutes: service.rules.bufferBeforeMinutes,
  bufferAfterMinutes: service.rules.bufferAfterMinutes,
  location: { name: service.location.name, kind: service.location.kind, address: service.location.address },
});

/** The policy that a booking is made under, for good (design 7). */
export const policySnapshot = ({ policy }: CatalogueService) => ({
  ...policy,
  tiers: policy.tiers.map((tier) => ({ ...tier })),
});
