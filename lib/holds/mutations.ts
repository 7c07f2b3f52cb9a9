import type { Minute, Placement } from "#lib/availability/rules.ts";
import { nearestFree, rulesFor } from "#lib/booking/alternatives.ts";
import { claimFirst, releaseLanes } from "#lib/booking/lanes.ts";
import { type Named, resolveNames } from "#lib/booking/names.ts";
import { closeIfEmpty, joinSession, leaveSeats, takeSeats } from "#lib/booking/seats.ts";
import { decideStart } from "#lib/booking/start-decision.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant, withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { hashToken } from "#lib/security/tokens.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteToDate } from "#lib/time/instant.ts";
import { findHold, type HoldRow, holdsOfNetwork } from "./data.ts";
import { formHold, type HoldKind, holdSpan } from "./hold.ts";

export interface HoldRequest extends Named {
  start: Minute;
  timezone: string;
  /** The browser's own, the same for all that it holds: what it held before is given back. */
  token: string;
  /** A keyed digest of the network address. */
  network: string;
}

export interface Held {
  expiresAt: Date;
  atMostUntil: Date;
}

/**
 * Gives a visitor the time that was chosen, while the form is filled in (decision 011): the same decision and the same
 * constraints as for a booking. Refusals are those of a booking, and `rate_limited` for whoever has enough.
 * @throws TryAgain
 */
export async function takeHold(
  scope: TenantScope,
  request: HoldRequest,
  at: Date = new Date(),
): Promise<Result<Held, Problem>> {
  // Lost at the last moment, all is rolled back: a second look finds the time taken and says what is left.
  for (let look = 1; look <= 2; look++) {
    try {
      return await withTenantSerializable(scope, (tx) => take(tx, scope, request, at));
    } catch (error) {
      if (!(error instanceof Taken)) throw error;
    }
  }
  return err(problem("slot_taken"));
}

async function take(
  tx: Tx,
  scope: TenantScope,
  request: HoldRequest,
  at: Date,
): Promise<Result<Held, Problem>> {
  const { token } = request;
  const before = await findHold(tx, scope, token);
  if (before) await releaseHold(tx, scope, before);
  if ((await holdsOfNetwork(tx, scope, request.network, token)) >= formHold.perNetwork)
    return err(problem("rate_limited", { retryAfterSeconds: 60 * formHold.minutes }));
  const named = resolveNames(await readCatalogue(tx, scope), request);
  if (!named.ok) return named;
  const { service, staffId } = named.value;
  const rules = rulesFor(service.rules, { kind: "customer" });
  const [now, party] = [minuteCeil(at), request.party ?? 1];
  const query = { from: request.start, party, now, staffId };
  const decision = await decideStart(tx, scope, { rules, queries: [query], squeeze: false });
  if (!decision.ok) {
    if (decision.refusal !== "slot_taken") return err(problem(decision.refusal));
    const { start, timezone } = request;
    const alternatives = await nearestFree(tx, scope, { rules, start, timezone, party, staffId, now });
    return err(problem("slot_taken", { alternatives }));
  }
  const span = holdSpan(at, formHold.minutes, formHold.atMostMinutes);
  const { network } = request;
  await writeHold(tx, scope, {
    kind: "form",
    token,
    network,
    service,
    party,
    placement: decision.placement,
    span,
  });
  return ok(span);
}

interface HoldOrder {
  kind: HoldKind;
  token: string;
  network: string;
  service: CatalogueService;
  party: number;
  placement: Placement;
  span: { expiresAt: Date; atMostUntil: Date };
}

/**
 * Wins lanes or seats for a hold, in the transaction that decided that it may. @returns its id, and with whom it is
 * @throws Taken
 */
export async function writeHold(
  tx: Tx,
  scope: TenantScope,
  order: HoldOrder,
): Promise<{ holdId: string; staffId: string | null }> {
  const { kind, token, network, service, party, placement, span } = order;
  const { tenantId } = scope;
  const id = newId();
  const until = span.expiresAt;
  const { capacity } = service.rules;
  const session =
    capacity > 1 ? await joinSession(tx, scope, { serviceId: service.id, capacity, party, placement }) : null;
  if (capacity > 1 && !session) throw new Taken();
  // Conflict-free: the same browser choosing twice at once ends in a second look, not in an error.
  const [made] = await tx.hold.createManyAndReturn({
    data: [
      {
        ...{ tenantId, id, kind, tokenHash: hashToken(token), network, party, ...span },
        serviceId: service.id,
        sessionId: session?.sessionId ?? null,
        staffId: session?.staffId ?? null,
        startsAt: minuteToDate(placement.from),
        endsAt: minuteToDate(placement.to),
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!made) throw new Taken();
  if (session) {
    const { sessionId, staffId } = session;
    if (!(await takeSeats(tx, scope, { sessionId, owner: { holdId: id }, party, until }))) throw new Taken();
    return { holdId: id, staffId };
  }
  const won = await claimFirst(tx, scope, { holdId: id }, placement, until);
  if (!won) throw new Taken();
  return { holdId: id, staffId: won.staffIds[0] ?? null };
}

/** Gives a hold's time back. `staying`: whoever had it takes it again at once, so its session stays open. */
export async function releaseHold(
  tx: Tx,
  scope: TenantScope,
  hold: Pick<HoldRow, "id" | "sessionId">,
  staying = false,
): Promise<void> {
  const { tenantId } = scope;
  const owner = { holdId: hold.id };
  await tx.$executeRaw`
    UPDATE hold SET released_at = now()
     WHERE tenant_id = ${tenantId}::uuid AND id = ${hold.id}::uuid AND released_at IS NULL`;
  if (!hold.sessionId) return releaseLanes(tx, scope, owner);
  await leaveSeats(tx, scope, owner);
  if (!staying) await closeIfEmpty(tx, scope, hold.sessionId);
}

/**
 * A sign of life from the form: the hold goes on for a few minutes more, up to its limit.
 * @returns until when; null where there is nothing to renew @throws TryAgain
 */
export const renewHold = (scope: TenantScope, token: string): Promise<Date | null> =>
  withTenant(scope, async (tx) => {
    const hold = await findHold(tx, scope, token);
    if (!hold?.running) return null;
    const [renewed] = await tx.$queryRaw<{ expiresAt: Date }[]>`
      UPDATE hold SET expires_at = least(now() + make_interval(mins => ${formHold.minutes}), at_most_until)
       WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${hold.id}::uuid AND kind = 'form'
         AND released_at IS NULL AND expires_at > now()
      RETURNING expires_at AS "expiresAt"`;
    if (!renewed) return null;
    const where = { tenantId: scope.tenantId, holdId: hold.id };
    const data = { holdExpiresAt: renewed.expiresAt };
    await tx.allocation.updateMany({ where: { ...where, state: "held" }, data });
    await tx.seat.updateMany({ where: { ...where, live: true }, data });
    return renewed.expiresAt;
  });

/** The visitor goes back or away. Nothing happens where there is no such hold. @throws TryAgain */
export const dropHold = (scope: TenantScope, token: string): Promise<void> =>
  withTenantSerializable(scope, async (tx) => {
    const hold = await findHold(tx, scope, token);
    if (hold) await releaseHold(tx, scope, hold);
  });
