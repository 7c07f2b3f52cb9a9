import type { Minute, Placement, ServiceRules } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { isReminder, messagesFor } from "#lib/messages/derive.ts";
import { queueMessages } from "#lib/messages/mutations.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Catalogue, type CatalogueService, staffById } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { formatUtc, minuteCeil, minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { timeZoneDataVersion } from "#lib/time/sentinel.ts";
import { isBusiness } from "./actor.ts";
import { nearestFree, rulesFor } from "./alternatives.ts";
import { type BookingRow, type ChangeRequest, loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { claimFirst, releaseExpiredHolds, releaseLanes } from "./lanes.ts";
import { joinSession, leaveSession, takeSeats } from "./seats.ts";
import { decideStart } from "./start-decision.ts";
import { Taken } from "./taken.ts";
import { type BookingView, bookingView } from "./view.ts";
import { wallStartOf } from "./write.ts";

export interface MoveRequest extends ChangeRequest {
  start: Minute;
  timezone: string;
  /** As in PlacementRequest. */
  squeeze?: boolean | undefined;
}

/**
 * Moves a booking: same id, next version. The old time is freed only when the new one is won, in one
 * serializable transaction (B18). Moving to the time it has changes nothing and says so with the same version.
 * @throws TryAgain
 */
export async function moveBooking(
  scope: TenantScope,
  request: MoveRequest,
  at: Date = new Date(),
): Promise<Result<BookingView, Problem>> {
  // Lost at the last moment, all is rolled back: a second look finds the time taken and says what is left.
  for (let look = 1; look <= 2; look++) {
    try {
      return await withTenantSerializable(scope, (tx) => moveWithin(tx, scope, request, at));
    } catch (error) {
      if (!(error instanceof Taken)) throw error;
    }
  }
  return err(problem("slot_taken"));
}

/**
 * The same inside a serializable transaction that is under way, for what moves several at once, all or nothing; whoever
 * opened it deals with `Taken`.
 */
export async function moveWithin(
  tx: Tx,
  scope: TenantScope,
  request: MoveRequest,
  at: Date,
): Promise<Result<BookingView, Problem>> {
  const now = minuteCeil(at);
  const loaded = await loadForChange(tx, scope, request, "move");
  if (!loaded.ok) return loaded;
  const { booking } = loaded.value;
  const oldStart = minuteFloor(booking.startsAt);
  if (!isBusiness(request.actor) && oldStart <= now)
    return err(problem("illegal_transition", { detail: "This booking has already started." }));
  if (request.start === oldStart) return ok(bookingView(booking));

  const catalogue = await readCatalogue(tx, scope);
  const service = catalogue.services.find((candidate) => candidate.id === booking.serviceId);
  if (!service) return err(problem("not_found"));
  const rules = withOwnLength(rulesFor(service.rules, request.actor), booking);
  const squeeze = Boolean(request.squeeze) && isBusiness(request.actor);
  // The same staff member when free; otherwise whoever is eligible, as for a new booking. Somebody who may change
  // only their own calendar cannot put a booking into a colleague's.
  const ownCalendarOnly = request.actor.kind === "member" && request.actor.role === "staff";
  const anybody = { from: request.start, party: booking.party, now };
  const sameStaff = { ...anybody, staffId: booking.staffId ?? undefined };
  const decision = await decideStart(tx, scope, {
    rules,
    queries: booking.staffId && !ownCalendarOnly ? [sameStaff, anybody] : [sameStaff],
    squeeze,
    exceptBookingId: booking.id,
  });
  if (!decision.ok) {
    if (decision.refusal !== "slot_taken") return err(problem(decision.refusal));
    const wanted = {
      rules,
      start: request.start,
      timezone: request.timezone,
      party: booking.party,
      now,
      exceptBookingId: booking.id,
      ...(ownCalendarOnly && booking.staffId ? { staffId: booking.staffId } : {}),
    };
    return err(problem("slot_taken", { alternatives: await nearestFree(tx, scope, wanted) }));
  }
  return writeMove(tx, scope, { booking, catalogue, service, placement: decision.placement, request, at });
}

/** A booking keeps the length it was made with, whatever became of the service since (B20). */
function withOwnLength(rules: ServiceRules, booking: BookingRow): ServiceRules {
  const length = minuteFloor(booking.endsAt) - minuteFloor(booking.startsAt);
  return { ...rules, durationMinutes: length, limits: { ...rules.limits, perCustomer: undefined } };
}

interface MoveOrder {
  booking: BookingRow;
  catalogue: Catalogue;
  service: CatalogueService;
  placement: Placement;
  request: MoveRequest;
  at: Date;
}

async function writeMove(
  tx: Tx,
  scope: TenantScope,
  order: MoveOrder,
): Promise<Result<BookingView, Problem>> {
  const { booking, catalogue, service, placement, request, at } = order;
  const before = bookingView(booking);
  await releaseExpiredHolds(tx, scope, placement);
  const won = await takeNewTime(tx, scope, order);
  const staff = staffById(catalogue, won.staffId);
  const next = {
    startsAt: minuteToDate(placement.from),
    endsAt: minuteToDate(placement.to),
    wallStart: wallStartOf(placement.from, service.rules.zone),
    customerTimezone: request.timezone,
    tzVersion: timeZoneDataVersion() ?? "",
    ...won,
  };
  if (!(await raiseVersion(tx, scope, booking, next, at))) return err(problem("version_conflict"));
  const row = { ...booking, ...next, staff, version: booking.version + 1 };
  const view = bookingView(row);
  await recordEvent(tx, scope, {
    bookingId: row.id,
    version: row.version,
    kind: "moved",
    actor: request.actor,
    before: { ...before },
    after: { ...view },
  });
  const detail = {
    previousStart: formatUtc(minuteFloor(booking.startsAt)),
    previousEnd: formatUtc(minuteFloor(booking.endsAt)),
  };
  const subject = { start: placement.from, ...row };
  const drafts = messagesFor("changed", subject, catalogue, service, minuteCeil(at) - 1, detail);
  await queueMessages(tx, scope, row, request.quiet ? drafts.filter(isReminder) : drafts);
  return ok(view);
}

/** Gives the old lanes or seats back and wins the new ones. @throws Taken, which rolls both back. */
async function takeNewTime(
  tx: Tx,
  scope: TenantScope,
  order: MoveOrder,
): Promise<{ staffId: string | null; sessionId: string | null }> {
  const { booking, service, placement } = order;
  const owner = { bookingId: booking.id };
  // What waits for a yes or a payment goes on waiting at its new time.
  const until = booking.status === "held" ? booking.holdExpiresAt : null;
  if (booking.sessionId) await leaveSession(tx, scope, owner, booking.sessionId);
  else await releaseLanes(tx, scope, owner);
  if (service.rules.capacity > 1) {
    const { party } = booking;
    const session = await joinSession(tx, scope, {
      serviceId: service.id,
      capacity: service.rules.capacity,
      party,
      placement,
    });
    if (!session || !(await takeSeats(tx, scope, { ...session, owner, party, until }))) throw new Taken();
    return session;
  }
  const won = await claimFirst(tx, scope, owner, placement, until);
  if (!won) throw new Taken();
  return { staffId: won.staffIds[0] ?? null, sessionId: null };
}
