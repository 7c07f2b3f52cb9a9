import type { Placement } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { isReminder, messagesFor } from "#lib/messages/derive.ts";
import { previousDetail } from "#lib/messages/previous.ts";
import { type Catalogue, staffById } from "#lib/services/catalogue.ts";
import { minuteCeil, minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { timeZoneDataVersion } from "#lib/time/sentinel.ts";
import type { Actor } from "./actor.ts";
import { type BookingRow, raiseVersion } from "./change.ts";
import type { ChangePlan } from "./change-plan.ts";
import { recordEvent } from "./events.ts";
import { claimFirst } from "./lanes.ts";
import { freeTime, giveSeatsBack, joinSession, takeSeats } from "./seats.ts";
import { bookedSnapshot, withLength } from "./service-snapshot.ts";
import { Taken } from "./taken.ts";
import { type BookingView, bookingView } from "./view.ts";
import { policySnapshot, serviceSnapshot, wallStartOf } from "./write.ts";

interface ChangeOrder {
  booking: BookingRow;
  catalogue: Catalogue;
  plan: ChangePlan;
  /** Null: nothing new has to be won. */
  placement: Placement | null;
  actor: Actor;
  timezone: string;
  /** Told elsewhere: only its reminders are written. */
  quiet: boolean;
  at: Date;
}

/**
 * Writes the next version of a booking: its lanes or seats, what it costs, history and mails, all or nothing.
 * @throws Taken, which rolls all of it back
 */
export async function writeChange(tx: Tx, scope: TenantScope, order: ChangeOrder): Promise<BookingView> {
  const { booking, catalogue, plan, actor, at } = order;
  const before = bookingView(booking);
  const won = await winAnew(tx, scope, order);
  const next = { ...won, ...columnsOf(order) };
  // Read in this serializable transaction, so nobody can have been faster; if somebody was, all is rolled back.
  if (!(await raiseVersion(tx, scope, booking, next, at))) throw new Taken();
  const { service } = plan;
  const staff = staffById(catalogue, won.staffId);
  const row = { ...booking, ...next, service, staff, version: booking.version + 1 };
  const view = bookingView(row);
  const detail = previousDetail({
    start: minuteFloor(booking.startsAt),
    end: minuteFloor(booking.endsAt),
    staff: staffById(catalogue, booking.staffId)?.name ?? "",
    service: bookedSnapshot(booking.serviceSnapshot).name,
    party: booking.party,
  });
  const subject = { start: plan.start, formerStaffId: booking.staffId, ...row };
  const drafts = messagesFor("changed", subject, catalogue, service, minuteCeil(at) - 1, detail);
  await recordEvent(tx, scope, {
    bookingId: row.id,
    version: row.version,
    kind: plan.changed.has("start") ? "moved" : "edited",
    actor,
    before: { ...before },
    after: { ...view },
    messages: order.quiet ? drafts.filter(isReminder) : drafts,
  });
  return view;
}

/** What the row says from now on. Service and policy stay as they were booked unless the service is another (B20). */
function columnsOf({ booking, plan, placement, timezone }: ChangeOrder) {
  const { service, party, price, dueNow, changed } = plan;
  const to = placement?.to ?? minuteFloor(booking.endsAt);
  const other = changed.has("service");
  return {
    startsAt: minuteToDate(plan.start),
    endsAt: minuteToDate(to),
    wallStart: wallStartOf(plan.start, service.rules.zone),
    timezone: service.rules.zone,
    customerTimezone: timezone,
    tzVersion: timeZoneDataVersion() ?? "",
    serviceId: service.id,
    party,
    price,
    dueNow,
    ...(other ? { policySnapshot: policySnapshot(service), serviceSnapshot: serviceSnapshot(service) } : {}),
    ...(!other && changed.has("durationMinutes")
      ? { serviceSnapshot: withLength(booking.serviceSnapshot, to - plan.start) }
      : {}),
  };
}

/** Gives the old lanes or seats back and wins the new ones. @throws Taken, which rolls both back. */
async function winAnew(
  tx: Tx,
  scope: TenantScope,
  order: ChangeOrder,
): Promise<{ staffId: string | null; sessionId: string | null }> {
  const { booking, plan, placement } = order;
  const { party, service } = plan;
  const { id: bookingId, staffId, sessionId } = booking;
  const owner = { bookingId };
  // What waits for a yes or a payment goes on waiting, wherever it moves.
  const until = booking.status === "held" ? booking.holdExpiresAt : null;
  if (plan.seatsOnly && sessionId) {
    const more = party - booking.party;
    if (more < 0) await giveSeatsBack(tx, scope, bookingId, -more);
    else if (!(await takeSeats(tx, scope, { sessionId, owner, party: more, until }))) throw new Taken();
    return { staffId, sessionId };
  }
  if (!placement) return { staffId, sessionId };
  await freeTime(tx, scope, booking);
  const { id: serviceId, rules } = service;
  if (rules.capacity > 1) {
    const session = await joinSession(tx, scope, { serviceId, capacity: rules.capacity, party, placement });
    if (!session || !(await takeSeats(tx, scope, { ...session, owner, party, until }))) throw new Taken();
    return session;
  }
  const won = await claimFirst(tx, scope, owner, placement, until);
  if (!won) throw new Taken();
  return { staffId: won.staffIds[0] ?? null, sessionId: null };
}
