import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type ChangeRequest, loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { type BookingView, bookingView } from "./view.ts";

export interface OutcomeRequest extends ChangeRequest {
  outcome: "completed" | "no_show";
}

/**
 * Says what became of a booking that has begun: the customer came or did not. Its time stays taken, nobody is
 * written to. @throws TryAgain
 */
export const markBooking = (
  scope: TenantScope,
  request: OutcomeRequest,
  at: Date = new Date(),
): Promise<Result<BookingView, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const transition = request.outcome === "completed" ? "complete" : "mark_no_show";
    const loaded = await loadForChange(tx, scope, request, transition);
    if (!loaded.ok) return loaded;
    const { booking, status } = loaded.value;
    if (booking.startsAt > at)
      return err(problem("illegal_transition", { detail: "This booking has not started yet." }));
    if (!(await raiseVersion(tx, scope, booking, { status }, at))) return err(problem("version_conflict"));
    const version = booking.version + 1;
    await recordEvent(tx, scope, {
      bookingId: booking.id,
      version,
      kind: request.outcome === "completed" ? "completed" : "marked_no_show",
      actor: request.actor,
      before: { status: booking.status },
      after: { status },
    });
    return ok(bookingView({ ...booking, status, version }));
  });
