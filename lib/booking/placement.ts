import type { Minute } from "#lib/availability/rules.ts";
import { resolveBooker } from "#lib/customers/booker.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { inTurn, oneByOne, serializable, withTenant } from "#lib/db/transaction.ts";
import { customerKey } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { findHold, type HoldRow } from "#lib/holds/data.ts";
import { releaseHold } from "#lib/holds/mutations.ts";
import { onlineRefusal } from "#lib/plans/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type CatalogueService, findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { isBusiness } from "./actor.ts";
import { nearestFree, rulesFor } from "./alternatives.ts";
import { firstLook } from "./first-look.ts";
import { findReplay, type Replay } from "./idempotency.ts";
import { decideImported, resolveImported } from "./imported.ts";
import { customerBookings } from "./limits.ts";
import { readLoad } from "./load.ts";
import { manageTokenOf } from "./manage-token.ts";
import { resolveNames } from "./names.ts";
import { Refused } from "./refused.ts";
import { hasAnswer } from "./replays.ts";
import type { Placed, PlacementRequest } from "./request.ts";
import { closeIfEmpty } from "./seats.ts";
import { decideStart } from "./start-decision.ts";
import { Taken } from "./taken.ts";
import { createVerdicts } from "./verdicts.ts";
import { writeBooking } from "./write.ts";

const verdicts = createVerdicts();

/**
 * The one function that places bookings, for every door (design 4.2): load, decide in pure code, write, all in
 * one serializable transaction. Refusals are values; `slot_taken` comes with the nearest free starts. `admit` is
 * asked when the turn has come: whoever lost anyway costs no further question.
 * @throws TryAgain when the database is away or the fight outlasted the retries.
 */
export async function placeBooking(
  scope: TenantScope,
  request: PlacementRequest,
  at: Date = new Date(),
  admit: () => Promise<Result<null, Problem>> = async () => ok(null),
): Promise<Result<Placed, Problem>> {
  const arrival = verdicts.arrive();
  const question = questionOf(scope, request);
  const tried = () =>
    inTurn(scope, async () => {
      const admitted = await admit();
      if (!admitted.ok) return admitted;
      const begun = verdicts.begin();
      const result = await attempt(scope, request, at);
      if (!result.ok && result.error.code === "slot_taken") verdicts.record(question, begun, result.error);
      return result;
    });
  const { verdict, result } = await oneByOne(question, async () => {
    const verdict = verdicts.find(question, arrival);
    return verdict ? { verdict, result: null } : { verdict, result: await tried() };
  });
  return verdict ? replayOr(scope, request, verdict) : result;
}

/** What a verdict is an answer to: everything that decides whether the time is free, and how to say so. */
const questionOf = ({ tenantId }: TenantScope, request: PlacementRequest): string =>
  JSON.stringify([
    tenantId,
    request.service,
    request.start,
    request.staff ?? null,
    request.party ?? 1,
    request.timezone,
    request.durationMinutes ?? null,
    isBusiness(request.actor),
    request.squeeze ?? false,
    // Whoever has the time is asking something else than those who want it.
    request.hold ?? null,
    request.imported?.durationMinutes ?? null,
  ]);

/** A refusal that others' asking brought about still gives way to an answer that this key was given before. */
async function replayOr(
  scope: TenantScope,
  request: PlacementRequest,
  verdict: Problem,
): Promise<Result<Placed, Problem>> {
  const { idempotency } = request;
  if (!idempotency || !(await hasAnswer(scope, idempotency.keyHash))) return err(verdict);
  return withTenant(
    scope,
    async (tx) => (await answered(tx, scope, await findReplay(tx, scope, idempotency))) ?? err(verdict),
  );
}

async function attempt(
  scope: TenantScope,
  request: PlacementRequest,
  at: Date,
): Promise<Result<Placed, Problem>> {
  try {
    return await serializable(scope, async (tx) => {
      const placed = await placeWithin(tx, scope, request, at);
      // Nothing is booked, so nothing that was held may be lost: back to how it was.
      if (!placed.ok && request.hold) throw new Refused(placed.error);
      return placed;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    if (!(error instanceof Taken)) throw error;
    // Every candidate was lost to a rival after the decision: the transaction is rolled back, say what is left.
    return withTenant(scope, async (tx) => {
      const found = findService(await readCatalogue(tx, scope), request.service);
      const service = found && withDuration(found, request.durationMinutes);
      return err(service ? await taken(tx, scope, service, request, minuteCeil(at)) : problem("not_found"));
    });
  }
}

/** The answer that an Idempotency-Key was given before; null for a new one. */
async function answered(tx: Tx, scope: TenantScope, replay: Replay): Promise<Result<Placed, Problem> | null> {
  if (replay.kind === "mismatch") return err(problem("idempotency_mismatch"));
  if (replay.kind === "new") return null;
  const { view, bookingId } = replay;
  return ok({ view, bookingId, manageToken: await manageTokenOf(tx, scope, bookingId), replayed: true });
}

/**
 * The same inside a transaction that is under way, for what books several at once, all or nothing. The transaction must
 * be serializable, and whoever opened it deals with `Taken`: it has to be rolled back.
 */
export async function placeWithin(
  tx: Tx,
  scope: TenantScope,
  request: PlacementRequest,
  at: Date,
): Promise<Result<Placed, Problem>> {
  const now = minuteCeil(at);
  const { replay, catalogue, busy } = await firstLook(tx, scope, request, now);
  const before = await answered(tx, scope, replay);
  if (before) return before;
  const imported = isBusiness(request.actor) ? request.imported : undefined;
  const found = imported ? resolveImported(catalogue, request) : resolveNames(catalogue, request);
  if (!found.ok) return found;
  if (request.coupon)
    return err(problem("invalid", { errors: [{ path: "coupon", message: "This code is not valid." }] }));
  const { service, staffId } = found.value;
  const party = request.party ?? 1;
  const { timezone } = catalogue.tenant;
  if (imported) {
    const placement = await decideImported(tx, scope, { service, staffId, request, imported, now });
    if (!placement) return err(problem("slot_taken", { alternatives: [] }));
    const customer = await resolveBooker(tx, scope, request.actor, request.customer, timezone);
    if (!customer.ok) return customer;
    const order = { catalogue, service, request, customerId: customer.value, placement, at };
    return ok({ ...(await writeBooking(tx, scope, order)), replayed: false });
  }

  const held = request.hold ? await findHold(tx, scope, request.hold) : null;
  // What was held is taken again in the same transaction, by the rules that held when it was chosen.
  if (held) await releaseHold(tx, scope, held, true);
  const asked = held && keeps(held, service, request) ? minuteCeil(held.createdAt) : now;

  const rules = rulesFor(service.rules, request.actor);
  const squeeze = Boolean(request.squeeze) && isBusiness(request.actor);
  const load = staffId ? undefined : await readLoad(tx, scope, service, request.start);
  const query = { from: request.start, party, now: asked, staffId, load };
  const decision = await decideStart(tx, scope, { rules, queries: [query], squeeze, busy });
  if (!decision.ok)
    return err(
      decision.refusal === "slot_taken"
        ? await taken(tx, scope, service, request, now)
        : problem(decision.refusal),
    );

  const limit = rules.limits.perCustomer;
  const { email } = request.customer;
  if (
    limit !== undefined &&
    email &&
    (await customerBookings(tx, scope, service.id, customerKey(email), at)) >= limit
  )
    return err(
      problem("limit_reached", {
        detail: "You already have as many bookings of this kind as this business allows.",
      }),
    );

  const full = await onlineRefusal(tx, scope, { actor: request.actor, zone: timezone, at });
  if (full) return err(full);

  const customer = await resolveBooker(tx, scope, request.actor, request.customer, timezone);
  if (!customer.ok) return customer;
  const placed = await writeBooking(tx, scope, {
    catalogue,
    service,
    request,
    customerId: customer.value,
    placement: decision.placement,
    at,
  });
  if (held?.sessionId) await closeIfEmpty(tx, scope, held.sessionId);
  return ok({ ...placed, replayed: false });
}

/** Whether this is what was held: then the notice counts from when it was chosen, not from when the form was done. */
const keeps = (held: HoldRow, service: CatalogueService, { start }: PlacementRequest): boolean =>
  held.running && held.serviceId === service.id && minuteFloor(held.startsAt) === start;

async function taken(
  tx: Tx,
  scope: TenantScope,
  service: CatalogueService,
  request: PlacementRequest,
  now: Minute,
): Promise<Problem> {
  const staffId = service.rules.staff.find((staff) => staff.slug === request.staff)?.id;
  const alternatives = await nearestFree(tx, scope, {
    rules: rulesFor(service.rules, request.actor),
    start: request.start,
    timezone: request.timezone,
    party: request.party ?? 1,
    staffId,
    now,
  });
  return problem("slot_taken", { alternatives });
}
