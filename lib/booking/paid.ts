import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { rulesFor } from "./alternatives.ts";
import { type BookingRow, raiseVersion, readBooking } from "./change.ts";
import { recordEvent } from "./events.ts";
import { keepTime } from "./keep-time.ts";
import { claimFirst, type HeldUntil } from "./lanes.ts";
import { freeTime, joinSession, takeSeats } from "./seats.ts";
import { decideStart } from "./start-decision.ts";
import { Taken } from "./taken.ts";
import { holdEnd } from "./write.ts";

/** What a payment did for its booking. `lost`: its time is somebody else's by now; `over`: it needs no payment. */
export type PaidOutcome = "confirmed" | "requested" | "lost" | "over";

/** Stripe's word, brought by whoever heard it first: the customer's page, an event, or the worker's own question. */
const actor = { kind: "system" } as const;

interface Payment {
  bookingId: string;
  /** Minor units, for the history; 0 where a card was given. */
  amount: number;
  at: Date;
}

/**
 * A booking that waited for its payment is paid (design 7). While its time is still held, it is its own; where that ran
 * out, it is taken again if it is free, by whoever has it: never a blind confirmation (case P10). Inside a serializable
 * transaction, which whoever opened it rolls back on `Taken`.
 * @throws Taken where the time was lost at the last moment
 */
export async function takePaid(tx: Tx, scope: TenantScope, payment: Payment): Promise<PaidOutcome> {
  const { bookingId, amount, at } = payment;
  await tx.$queryRaw`
    SELECT FROM booking WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${bookingId}::uuid FOR UPDATE`;
  const booking = await readBooking(tx, scope, bookingId);
  const waiting = booking?.status === "held" && booking.holdReason === "payment";
  const ranOut = booking?.status === "expired" && booking.dueNow + booking.noShowFee > 0;
  if (!booking || !(waiting || ranOut)) return "over";
  const catalogue = await readCatalogue(tx, scope);
  const service = catalogue.services.find(({ id }) => id === booking.serviceId);
  if (!service) return "lost";
  const until = service.approval
    ? holdEnd(minuteFloor(booking.startsAt), at, service.approvalHours * 60)
    : null;
  const kept = waiting && (await keepTime(tx, scope, booking, until));
  const place = kept ? {} : await takeAgain(tx, scope, { booking, service, until, at });
  if (!place) return "lost";
  const next = {
    ...{ status: until ? "held" : "confirmed", holdReason: until ? "approval" : null, holdExpiresAt: until },
    ...place,
  };
  if (!(await raiseVersion(tx, scope, booking, next, at))) throw new Taken();
  const row = { ...booking, ...next };
  const subject = { start: minuteFloor(row.startsAt), ...row };
  const kind = until ? "requested" : "confirmation";
  await recordEvent(tx, scope, {
    bookingId,
    version: booking.version + 1,
    kind: "paid",
    actor,
    before: { status: booking.status },
    after: { status: row.status, paid: { amount, currency: booking.currency } },
    messages: messagesFor(kind, subject, catalogue, service, minuteCeil(at) - 1),
  });
  return until ? "requested" : "confirmed";
}

interface Again {
  booking: BookingRow;
  service: CatalogueService;
  until: HeldUntil;
  at: Date;
}

/** The same time with the same person, where it is free; null where it is not, or has begun. */
async function takeAgain(tx: Tx, scope: TenantScope, { booking, service, until, at }: Again) {
  await freeTime(tx, scope, booking);
  const from = minuteFloor(booking.startsAt);
  const { party, id: bookingId } = booking;
  const rules = {
    // Notice, horizon and caps were kept when it was booked.
    ...rulesFor(service.rules, { kind: "mail_link" }),
    ...{ stepMinutes: 1, durationMinutes: minuteFloor(booking.endsAt) - from },
  };
  const query = { from, party, now: minuteCeil(at), staffId: booking.staffId ?? undefined };
  const decision = await decideStart(tx, scope, {
    ...{ rules, queries: [query], squeeze: false, exceptBookingId: bookingId },
  });
  if (!decision.ok) return null;
  const { placement } = decision;
  const owner = { bookingId };
  if (rules.capacity > 1) {
    const { id: serviceId } = service;
    const session = await joinSession(tx, scope, { serviceId, capacity: rules.capacity, party, placement });
    if (!session || !(await takeSeats(tx, scope, { ...session, owner, party, until }))) throw new Taken();
    return session;
  }
  const won = await claimFirst(tx, scope, owner, placement, until);
  if (!won) throw new Taken();
  return { staffId: won.staffIds[0] ?? null, sessionId: null };
}
