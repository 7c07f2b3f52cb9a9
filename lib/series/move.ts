import { readBusy } from "#lib/availability/data.ts";
import type { Busy, Minute, ServiceRules, Span } from "#lib/availability/rules.ts";
import { occupiedBy } from "#lib/availability/starts.ts";
import { rulesFor } from "#lib/booking/alternatives.ts";
import type { BookingRow } from "#lib/booking/change.ts";
import { releaseLanes } from "#lib/booking/lanes.ts";
import { moveWithin } from "#lib/booking/move.ts";
import { Refused } from "#lib/booking/refused.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem, type SeriesTime } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Catalogue } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { DAY_MINUTES } from "#lib/time/civil.ts";
import { formatUtc, minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { offsetAt, wallToMinutes } from "#lib/time/offsets.ts";
import type { SeriesChanged } from "./cancellation.ts";
import { conflictsOf, readSeries, timesOf, windowOf } from "./data.ts";
import { type Members, membersOf, raiseSeries, type SeriesChange } from "./members.ts";
import { tellOfSeries } from "./messages.ts";
import { allOrNothing, sameStarts } from "./mutations.ts";
import { type ConflictChoice, lookAt, startsUnder, type Verdict, type Wish } from "./plan.ts";

export interface SeriesMoveWish extends SeriesChange {
  /** Where the booking that it is seen from goes; the others go as far, in wall time. */
  start: Minute;
  /** The zone the customer reads in from now on; as it is when left out. */
  timezone?: string | undefined;
}

export interface SeriesMoveRequest extends SeriesMoveWish {
  conflicts?: ConflictChoice | undefined;
  /** The starts of a preview: moved exactly so, or not at all. */
  expected?: Minute[] | undefined;
}

interface Plan extends Members {
  catalogue: Catalogue;
  wishes: Wish[];
  verdicts: Verdict[];
  /** By booking, in the order of `members`: where it goes; null where it stays. Null where nothing may move. */
  starts: (Minute | null)[] | null;
}

const wallAt = (minute: Minute, zone: string): number => minute + offsetAt(zone, minute);

/** A booking keeps the length it was made with (B20). */
function rulesOf(rules: ServiceRules, booking: BookingRow): ServiceRules {
  const durationMinutes = minuteFloor(booking.endsAt) - minuteFloor(booking.startsAt);
  return { ...rules, durationMinutes, limits: { ...rules.limits, perCustomer: undefined } };
}

/** Each booking as many days and minutes of wall time further as the one that was moved. */
function wishesOf({ anchor, members }: Members, request: SeriesMoveWish, rules: ServiceRules): Wish[] {
  const { zone } = rules;
  const by = wallAt(request.start, zone) - wallAt(minuteFloor(anchor.startsAt), zone);
  const ownOnly = request.actor.kind === "member" && request.actor.role === "staff";
  return members.map((booking) => {
    const own = minuteFloor(booking.startsAt);
    const wall = wallAt(own, zone) + by;
    const day = Math.floor(wall / DAY_MINUTES);
    const start = booking.id === anchor.id ? request.start : (wallToMinutes(zone, wall)[0] ?? null);
    const staffId = booking.staffId ?? undefined;
    return {
      day,
      minute: wall - day * DAY_MINUTES,
      start,
      rules: rulesOf(rules, booking),
      staff: staffId === undefined || ownOnly ? [staffId] : [staffId, undefined],
      own,
    };
  });
}

/** What becomes of each booking of a move under a choice. A booking that has to stay keeps its time from the others. */
function settle(wishes: readonly Wish[], busy: Busy, choice: ConflictChoice, now: Minute, party: number) {
  let staying: Span[] = [];
  for (;;) {
    const verdicts = lookAt(wishes, busy, { party, now, reserved: staying });
    const starts = startsUnder(verdicts, choice);
    const stay = wishes.flatMap(({ rules, own }, index) =>
      own !== undefined && starts?.[index] === null ? [occupiedBy(rules, own)] : [],
    );
    // Whoever stays may be in another's way, who then stays too: ends, because each round has more that stay.
    if (stay.length <= staying.length) return { verdicts, starts };
    staying = stay;
  }
}

async function planOf(
  tx: Tx,
  scope: TenantScope,
  request: SeriesMoveRequest,
  at: Date,
): Promise<Result<Plan, Problem>> {
  const found = await membersOf(tx, scope, request, at);
  if (!found.ok) return found;
  const { anchor, members } = found.value;
  const now = minuteCeil(at);
  const catalogue = await readCatalogue(tx, scope);
  const service = catalogue.services.find(({ id }) => id === anchor.serviceId);
  if (!service) return err(problem("not_found"));
  const rules = rulesFor(service.rules, request.actor);
  const wishes = wishesOf(found.value, request, rules);
  const longest = Math.max(...wishes.map((wish) => wish.rules.durationMinutes));
  const busy = await readBusy(tx, scope, {
    rules: { ...rules, durationMinutes: longest },
    window: windowOf(wishes, now),
    now,
    exceptBookingId: members.map(({ id }) => id),
  });
  const choice = request.conflicts ?? "stop";
  return ok({ ...found.value, catalogue, wishes, ...settle(wishes, busy, choice, now, anchor.party) });
}

/** What would become of each booking, for somebody who has yet to decide. Changes nothing. @throws TryAgain */
export const previewSeriesMove = (
  scope: TenantScope,
  request: SeriesMoveRequest,
  at: Date = new Date(),
): Promise<Result<{ times: SeriesTime[] }, Problem>> =>
  withTenant(scope, async (tx) => {
    const plan = await planOf(tx, scope, { ...request, conflicts: request.conflicts ?? "nearest" }, at);
    if (!plan.ok) return plan;
    const { wishes, verdicts, anchor } = plan.value;
    return ok({ times: timesOf(wishes, verdicts, request.timezone ?? anchor.customerTimezone) });
  });

/**
 * Moves one booking of a series, it and those after it, or all that are ahead, by the same wall time: each through the
 * one function that moves, all in one transaction, with one letter for several. @throws TryAgain
 */
export async function moveSeries(
  scope: TenantScope,
  request: SeriesMoveRequest,
  at: Date = new Date(),
): Promise<Result<SeriesChanged, Problem>> {
  const done = await allOrNothing(scope, (tx) => move(tx, scope, request, at));
  if (done !== "fought over") return done;
  return withTenant(scope, async (tx) => {
    const plan = await planOf(tx, scope, request, at);
    return plan.ok ? err(stopped(plan.value, request)) : plan;
  });
}

const stopped = (
  { wishes, verdicts, anchor }: Plan,
  request: SeriesMoveRequest,
  detail?: string,
): Problem => {
  const conflicts = conflictsOf(timesOf(wishes, verdicts, request.timezone ?? anchor.customerTimezone));
  return problem("slot_taken", {
    detail: detail ?? "Some of these times cannot be had. Nothing was moved.",
    alternatives: conflicts[0]?.alternatives ?? [],
    conflicts,
  });
};

async function move(
  tx: Tx,
  scope: TenantScope,
  request: SeriesMoveRequest,
  at: Date,
): Promise<Result<SeriesChanged, Problem>> {
  const planned = await planOf(tx, scope, request, at);
  if (!planned.ok) return planned;
  const { members, starts, catalogue, seriesId } = planned.value;
  if (!starts) return err(stopped(planned.value, request));
  const shown = starts.filter((start) => start !== null);
  if (request.expected && !sameStarts(request.expected, shown))
    return err(stopped(planned.value, request, "The free times have changed. Nothing was moved."));

  const movers = members.flatMap((booking, index) => {
    const start = starts[index];
    return typeof start === "number" && start !== minuteFloor(booking.startsAt) ? [{ booking, start }] : [];
  });
  // A series moved by a week stands in its own way: each gives its time back before any takes its new one, and seats
  // are left from the end that they move towards.
  const later = movers.some(({ booking, start }) => start > minuteFloor(booking.startsAt));
  for (const { booking } of movers)
    if (!booking.sessionId) await releaseLanes(tx, scope, { bookingId: booking.id });
  const quiet = movers.length > 1;
  for (const { booking, start } of later ? movers.toReversed() : movers) {
    const timezone = request.timezone ?? booking.customerTimezone;
    const change = { bookingId: booking.id, expectedVersion: booking.version, start, timezone, quiet };
    const moved = await moveWithin(tx, scope, { ...change, actor: request.actor }, at);
    if (!moved.ok) throw moved.error.code === "slot_taken" ? new Taken() : new Refused(moved.error);
  }
  if (quiet)
    await tellOfSeries(tx, scope, {
      kind: "changed:series",
      bookingIds: movers.map(({ booking }) => booking.id),
      catalogue,
      at,
      detail: Object.fromEntries(movers.map(({ booking }) => [booking.id, spanText(booking)])),
    });
  if (movers.length > 0) await raiseSeries(tx, scope, seriesId, at);
  const view = await readSeries(tx, scope, seriesId, request.actor);
  return view ? ok({ view, changed: movers.length }) : err(problem("not_found"));
}

/** "2026-12-01T14:00:00Z/2026-12-01T14:45:00Z": the time before the move, as the letter strikes it out. */
const spanText = (booking: BookingRow): string =>
  `${formatUtc(minuteFloor(booking.startsAt))}/${formatUtc(minuteFloor(booking.endsAt))}`;
