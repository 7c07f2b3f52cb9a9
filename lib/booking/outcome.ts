import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type BookingRow, type ChangeRequest, loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { earlyMinutes, type Transition } from "./states.ts";
import { type BookingView, bookingView } from "./view.ts";

/** How many of a party came; 0 is a no-show, null takes back what was marked. */
export type Came = number | "everybody" | null;

export interface OutcomeRequest extends ChangeRequest {
  outcome: "completed" | "no_show";
}

const kinds = { complete: "completed", mark_no_show: "marked_no_show", unmark: "unmarked" } as const;

const transitionTo = (came: Came): Transition & keyof typeof kinds =>
  came === null ? "unmark" : came === 0 ? "mark_no_show" : "complete";

/** What is marked now, in the same terms; a completed booking that nobody counted means everybody. */
export const cameOf = (booking: { status: string; attended: number | null; party: number }): number | null =>
  booking.status === "completed"
    ? (booking.attended ?? booking.party)
    : booking.status === "no_show"
      ? 0
      : null;

/**
 * Says what became of a booking: the customer came or did not. Its time stays taken, nobody is written to.
 * @throws TryAgain
 */
export const markBooking = (
  scope: TenantScope,
  { outcome, ...request }: OutcomeRequest,
  at: Date = new Date(),
): Promise<Result<BookingView, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const came = outcome === "completed" ? "everybody" : 0;
    const marked = await markWithin(tx, scope, { ...request, came }, at);
    return marked.ok ? ok(marked.value.view) : marked;
  });

/**
 * The same by heads, and inside a serializable transaction that is under way. `before` is what was marked until now, for
 * "Undo".
 */
export async function markWithin(
  tx: Tx,
  scope: TenantScope,
  request: ChangeRequest & { came: Came },
  at: Date,
): Promise<Result<{ view: BookingView; before: number | null }, Problem>> {
  const transition = transitionTo(request.came);
  const loaded = await loadForChange(tx, scope, request, transition);
  if (!loaded.ok) return loaded;
  const { booking, status } = loaded.value;
  const attended = request.came === "everybody" ? booking.party : request.came;
  const wrong = against(booking, attended, at);
  if (wrong) return err(wrong);
  const before = cameOf(booking);
  if (!(await raiseVersion(tx, scope, booking, { status, attended }, at)))
    return err(problem("version_conflict"));
  const version = booking.version + 1;
  await recordEvent(tx, scope, {
    bookingId: booking.id,
    version,
    kind: kinds[transition],
    actor: request.actor,
    before: { status: booking.status, attended: before },
    after: { status, attended },
  });
  return ok({ view: bookingView({ ...booking, status, version }), before });
}

function against(booking: BookingRow, attended: number | null, at: Date): Problem | null {
  if (attended === null) return null;
  if (attended === cameOf(booking))
    return problem("illegal_transition", { detail: "This is marked already." });
  if (attended > booking.party) {
    const message = `At most ${booking.party} can come with this booking.`;
    return problem("invalid", { detail: message, errors: [{ path: "came", message }] });
  }
  const from = booking.startsAt.getTime() - (attended > 0 ? earlyMinutes * 60_000 : 0);
  return from > at.getTime()
    ? problem("illegal_transition", { detail: "This booking has not started yet." })
    : null;
}
