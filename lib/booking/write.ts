import type { Minute, Placement } from "#lib/availability/rules.ts";
import { customerFor } from "#lib/customers/mutations.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { customerKey } from "#lib/email/address.ts";
import { newId } from "#lib/ids.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import { queueMessages } from "#lib/messages/mutations.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { quote } from "#lib/services/pricing.ts";
import { formatOffsetDateTime, minuteCeil, minuteToDate } from "#lib/time/instant.ts";
import { timeZoneDataVersion } from "#lib/time/sentinel.ts";
import { recordEvent } from "./events.ts";
import { claimFirst, releaseExpiredHolds } from "./lanes.ts";
import { newManageToken } from "./manage-token.ts";
import type { PlacementRequest } from "./request.ts";
import { joinSession, takeSeats } from "./seats.ts";
import { type BookingView, bookingView } from "./view.ts";

/** Every candidate was lost to a rival: rolls the transaction back, so that nothing half-won stays. */
export class Taken extends Error {}

interface Order {
  catalogue: Catalogue;
  service: CatalogueService;
  request: PlacementRequest;
  placement: Placement;
  at: Date;
}

/** The wall time that is promised, "2026-12-01T09:00" in `zone` (design 4.3). */
export const wallStartOf = (start: Minute, zone: string): string =>
  formatOffsetDateTime(start, zone).slice(0, 16);

/** Step 6 of design 4.2: booking, lanes or seats, snapshots, messages and history. @throws Taken */
export async function writeBooking(
  tx: Tx,
  scope: TenantScope,
  order: Order,
): Promise<{ bookingId: string; view: BookingView; manageToken: string }> {
  const { catalogue, service, request, placement, at } = order;
  const { tenantId } = scope;
  const id = newId(at.getTime());
  const party = request.party ?? 1;
  const { token, columns } = newManageToken(scope, id);
  const { price, dueNow } = quote(service, party);
  const { name, email, phone, locale } = request.customer;
  const customerId = await customerFor(tx, scope, {
    emailKey: customerKey(email),
    email: email.address,
    name,
    phone,
  });

  await releaseExpiredHolds(tx, scope, placement, at);
  const session =
    service.rules.capacity > 1
      ? await joinSession(tx, scope, {
          serviceId: service.id,
          capacity: service.rules.capacity,
          party,
          placement,
        })
      : null;
  if (service.rules.capacity > 1 && !session) throw new Taken();

  const row = {
    tenantId,
    id,
    serviceId: service.id,
    sessionId: session?.sessionId ?? null,
    staffId: session?.staffId ?? placement.candidates[0]?.staffIds[0] ?? null,
    customerId,
    status: "confirmed",
    version: 1,
    startsAt: minuteToDate(placement.from),
    endsAt: minuteToDate(placement.to),
    wallStart: wallStartOf(placement.from, service.rules.zone),
    timezone: service.rules.zone,
    customerTimezone: request.timezone,
    tzVersion: timeZoneDataVersion() ?? "",
    party,
    customerName: name,
    customerEmail: email.address,
    customerPhone: phone ?? null,
    customerLocale: locale ?? catalogue.tenant.locale,
    answers: request.answers ?? {},
    serviceSnapshot: serviceSnapshot(service),
    policySnapshot: { ...service.policy, tiers: service.policy.tiers.map((tier) => ({ ...tier })) },
    price,
    dueNow,
    currency: catalogue.tenant.currency,
    source: request.source,
    ...columns,
  };
  await tx.booking.create({ data: row, select: { id: true } });

  if (session) {
    if (!(await takeSeats(tx, scope, { sessionId: session.sessionId, bookingId: id, party })))
      throw new Taken();
  } else {
    const won = await claimFirst(tx, scope, { bookingId: id }, placement);
    if (!won) throw new Taken();
    const staffId = won.staffIds[0] ?? null;
    if (staffId !== row.staffId)
      await tx.booking.update({ where: { tenantId_id: { tenantId, id } }, data: { staffId } });
    row.staffId = staffId;
  }

  const staff = catalogue.staff.find((member) => member.id === row.staffId) ?? null;
  const view = bookingView({ ...row, service, staff });
  await recordEvent(tx, scope, {
    bookingId: id,
    version: 1,
    kind: "created",
    actor: request.actor,
    after: { ...view },
  });
  const subject = { start: placement.from, ...row };
  await queueMessages(
    tx,
    scope,
    row,
    messagesFor("confirmation", subject, catalogue, service, minuteCeil(at) - 1),
  );
  return { bookingId: id, view, manageToken: token };
}

/** What the service was when it was booked: later edits do not rewrite the past (B20). */
const serviceSnapshot = (service: CatalogueService) => ({
  name: service.name,
  durationMinutes: service.rules.durationMinutes,
  bufferBeforeMinutes: service.rules.bufferBeforeMinutes,
  bufferAfterMinutes: service.rules.bufferAfterMinutes,
  location: { name: service.location.name, kind: service.location.kind, address: service.location.address },
});
