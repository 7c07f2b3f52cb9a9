import type { Minute } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { type Actor, isBusiness } from "./actor.ts";
import { bookedOf, type ChangeRequest, loadForChange } from "./change.ts";
import { decideChange } from "./change-decision.ts";
import { type ChangeWish, planChange, type Reach } from "./change-plan.ts";
import { writeChange } from "./rewrite.ts";
import { Taken } from "./taken.ts";
import { type BookingView, bookingView } from "./view.ts";

export interface MoveRequest extends ChangeRequest, ChangeWish {
  start?: Minute | undefined;
  /** The zone the customer thinks in from now on; as before when left out. */
  timezone?: string | undefined;
  /** As in PlacementRequest. */
  squeeze?: boolean | undefined;
  /** One of several that are told together: only its reminders are written (lib/series). */
  quiet?: boolean | undefined;
}

/**
 * Changes a booking's time, person, service, number of people or length, or several of them: same id, next version.
 * What it holds is freed only when what it shall hold is won, in one serializable transaction (B18). A wish for what it
 * is already changes nothing and says so with the same version.
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
  const loaded = await loadForChange(tx, scope, request, "move");
  if (!loaded.ok) return loaded;
  const { booking } = loaded.value;
  const { actor, squeeze, timezone = booking.customerTimezone } = request;
  if (!isBusiness(actor) && minuteFloor(booking.startsAt) <= minuteCeil(at))
    return err(problem("illegal_transition", { detail: "This booking has already started." }));
  const catalogue = await readCatalogue(tx, scope);
  const planned = planChange(catalogue, bookedOf(booking), request, reachOf(actor));
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (plan.changed.size === 0) return ok(bookingView(booking));
  if (booking.holdReason === "payment" && plan.price !== booking.price)
    return err(
      problem("illegal_transition", {
        detail: "This booking waits for its payment. What it costs can be changed once it is paid.",
      }),
    );
  const decided = await decideChange(tx, scope, { booking, plan, actor, timezone, squeeze, at });
  if (!decided.ok) return decided;
  const { quiet = false } = request;
  const order = { booking, catalogue, plan, placement: decided.value, actor, timezone, quiet, at };
  return ok(await writeChange(tx, scope, order));
}

/** Somebody who may change only their own calendar cannot put a booking into a colleague's (T1). */
const reachOf = (actor: Actor): Reach => ({
  business: isBusiness(actor),
  only: actor.kind === "member" && actor.role === "staff" ? actor.staffId : null,
});
