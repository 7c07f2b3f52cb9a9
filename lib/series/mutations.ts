import type { Minute } from "#lib/availability/rules.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { answerRow, findReplay, type Idempotency } from "#lib/booking/idempotency.ts";
import { placeWithin } from "#lib/booking/placement.ts";
import { Refused } from "#lib/booking/refused.ts";
import type { PlacementRequest } from "#lib/booking/request.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant, withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { conflictsOf, type Prospect, prospectOf, readSeries, timesOf } from "./data.ts";
import { tellOfSeries } from "./messages.ts";
import { startsUnder } from "./plan.ts";
import type { SeriesInput } from "./schema.ts";
import type { PlacedSeriesView } from "./view.ts";

export interface SeriesRequest extends Omit<SeriesInput, "customer"> {
  customer: PlacementRequest["customer"];
  actor: Actor;
  source: PlacementRequest["source"];
  idempotency?: Idempotency;
}

export interface PlacedSeries {
  view: PlacedSeriesView;
  /** Bare ids, in the order of the series. */
  bookingIds: string[];
  replayed: boolean;
}

/** Fresh looks after one of the times was lost to a rival, before it is said that they are fought over. */
const looks = 3;

/** Runs what books or moves several, all or nothing; a time that is lost at the last moment rolls back for a fresh look. */
export async function allOrNothing<T>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem> | "fought over"> {
  for (let look = 1; look <= looks; look++) {
    try {
      return await withTenantSerializable(scope, work);
    } catch (error) {
      if (error instanceof Refused) return err(error.problem);
      if (!(error instanceof Taken)) throw error;
    }
  }
  return "fought over";
}

/**
 * Books a series, all of it or nothing (B21): in one serializable transaction it looks at every time, does with those
 * that cannot be had what `conflicts` says ("stop" when left out), and places each through the one function that
 * places bookings. Refuses with `slot_taken` and the `conflicts` where nothing may be booked. @throws TryAgain
 */
export async function placeSeries(
  scope: TenantScope,
  request: SeriesRequest,
  at: Date = new Date(),
): Promise<Result<PlacedSeries, Problem>> {
  const placed = await allOrNothing(scope, (tx) => place(tx, scope, request, at));
  if (placed !== "fought over") return placed;
  return withTenant(scope, async (tx) => {
    const found = await prospectOf(tx, scope, request, request.actor, at);
    return found.ok ? err(stopped(found.value, request.timezone)) : found;
  });
}

const stopped = ({ wishes, verdicts }: Prospect, timezone: string, detail?: string): Problem => {
  const conflicts = conflictsOf(timesOf(wishes, verdicts, timezone));
  const [first] = conflicts;
  return problem("slot_taken", {
    detail: detail ?? "Some of these times cannot be had. Nothing was booked.",
    alternatives: first?.alternatives ?? [],
    conflicts,
  });
};

async function place(
  tx: Tx,
  scope: TenantScope,
  request: SeriesRequest,
  at: Date,
): Promise<Result<PlacedSeries, Problem>> {
  const before = request.idempotency && (await replayed(tx, scope, request.idempotency));
  if (before) return before;
  const found = await prospectOf(tx, scope, request, request.actor, at);
  if (!found.ok) return found;
  const prospect = found.value;
  const starts = startsUnder(prospect.verdicts, request.conflicts ?? "stop");
  if (!starts) return err(stopped(prospect, request.timezone));
  const shown = starts.filter((start) => start !== null);
  if (request.expected && !sameStarts(request.expected, shown))
    return err(stopped(prospect, request.timezone, "The free times have changed. Nothing was booked."));

  const seriesId = await createSeries(tx, scope, prospect, request.start, at);
  const bookingIds = await placeEach(tx, scope, { request, prospect, seriesId, starts, at });
  const conflicts = conflictsOf(timesOf(prospect.wishes, prospect.verdicts, request.timezone));
  await tellOfSeries(tx, scope, {
    kind: "confirmation:series",
    bookingIds,
    catalogue: prospect.catalogue,
    at,
  });
  const series = await readSeries(tx, scope, seriesId, { kind: "system" });
  if (!series) throw new Error("The series that was just written is not there.");
  const view: PlacedSeriesView = { ...series, conflicts };
  if (request.idempotency)
    await tx.$executeRaw(
      answerRow(scope, request.idempotency, bookingIds[0] ?? seriesId, { view, bookingIds }),
    );
  return ok({ view, bookingIds, replayed: false });
}

export const sameStarts = (a: readonly Minute[], b: readonly Minute[]): boolean =>
  a.length === b.length && a.every((start, index) => start === b[index]);

async function replayed(
  tx: Tx,
  scope: TenantScope,
  idempotency: Idempotency,
): Promise<Result<PlacedSeries, Problem> | null> {
  const replay = await findReplay<Omit<PlacedSeries, "replayed">>(tx, scope, idempotency);
  if (replay.kind === "mismatch") return err(problem("idempotency_mismatch"));
  return replay.kind === "new" ? null : ok({ ...replay.view, replayed: true });
}

async function createSeries(
  tx: Tx,
  { tenantId }: TenantScope,
  { service, rule }: Prospect,
  start: Minute,
  at: Date,
): Promise<string> {
  const id = newId(at.getTime());
  await tx.series.create({
    data: {
      tenantId,
      id,
      serviceId: service.id,
      rule: JSON.parse(JSON.stringify(rule)),
      firstStart: minuteToDate(start),
      timezone: service.rules.zone,
    },
    select: { id: true },
  });
  return id;
}

interface Order {
  request: SeriesRequest;
  prospect: Prospect;
  seriesId: string;
  starts: readonly (Minute | null)[];
  at: Date;
}

const customerOfBooking = async (tx: Tx, { tenantId }: TenantScope, id: string): Promise<string> =>
  (
    await tx.booking.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id } },
      select: { customerId: true },
    })
  ).customerId;

/** @throws Taken where a rival was faster, Refused where a rule says no after all: both roll everything back. */
async function placeEach(tx: Tx, scope: TenantScope, order: Order): Promise<string[]> {
  const { request, prospect, seriesId, starts, at } = order;
  const { service, timezone, party, durationMinutes, customer, answers, actor, source } = request;
  const wanted = { service, timezone, party, durationMinutes, customer, answers, actor, source };
  const slugs = new Map(prospect.service.rules.staff.map(({ id, slug }) => [id, slug]));
  const bookingIds: string[] = [];
  for (const [index, start] of starts.entries()) {
    if (start === null) continue;
    const verdict = prospect.verdicts[index];
    const staff = verdict?.free && verdict.staffId ? slugs.get(verdict.staffId) : request.staff;
    const series = { id: seriesId, index: bookingIds.length + 1 };
    const placed = await placeWithin(tx, scope, { ...wanted, start, staff, series }, at);
    if (placed.ok) {
      const { bookingId } = placed.value;
      bookingIds.push(bookingId);
      // Nothing but the first booking tells who somebody without an address is: the others are theirs, too.
      if (!customer.email)
        wanted.customer = { ...customer, id: await customerOfBooking(tx, scope, bookingId) };
    } else if (placed.error.code === "slot_taken") throw new Taken();
    else throw new Refused(placed.error);
  }
  return bookingIds;
}
