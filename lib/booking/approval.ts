import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { type ChangeRequest, loadForChange, raiseVersion } from "./change.ts";
import { recordEvent } from "./events.ts";
import { keepTime } from "./keep-time.ts";
import { refundAtEnd } from "./refund.ts";
import { freeTime } from "./seats.ts";
import { type BookingView, bookingView } from "./view.ts";

export interface Answer extends ChangeRequest {
  approve: boolean;
  /** What the customer is told with a no. */
  reason?: string | undefined;
}

/**
 * The business says yes or no to a request that waits for approval. The time was the customer's since it was asked for;
 * after a yes it stays so, after a no it is free. Against the end of the wait the database's clock decides (B10).
 * @throws TryAgain
 */
export const answerRequest = (
  scope: TenantScope,
  answer: Answer,
  at: Date = new Date(),
): Promise<Result<BookingView, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const loaded = await loadForChange(tx, scope, answer, answer.approve ? "confirm" : "decline");
    if (!loaded.ok) return loaded;
    const { booking, status } = loaded.value;
    if (booking.holdReason !== "approval")
      return err(problem("illegal_transition", { detail: "This booking does not wait for your answer." }));
    const reason = answer.approve ? null : answer.reason || null;
    const next = { status, holdReason: null, holdExpiresAt: null, cancelReason: reason };
    if (!(await raiseVersion(tx, scope, booking, next, at))) return err(problem("version_conflict"));
    const refund = answer.approve ? 0 : await refundAtEnd(tx, scope, booking, answer.actor, at);
    if (!answer.approve) await freeTime(tx, scope, booking);
    else if (!(await keepTime(tx, scope, booking))) throw new RanOut();
    const row = { ...booking, ...next, version: booking.version + 1 };
    const catalogue = await readCatalogue(tx, scope);
    const service = catalogue.services.find(({ id }) => id === row.serviceId) ?? { reminders: [] };
    const subject = { start: minuteFloor(row.startsAt), ...row };
    const kind = answer.approve ? "approved" : "declined";
    await recordEvent(tx, scope, {
      bookingId: row.id,
      version: row.version,
      kind: answer.approve ? "confirmed" : "declined",
      actor: answer.actor,
      before: { status: booking.status },
      after: { status, reason },
      messages: messagesFor(
        kind,
        subject,
        catalogue,
        service,
        minuteCeil(at) - 1,
        refund > 0 ? { refund: String(refund) } : {},
      ),
    });
    return ok(bookingView(row));
  }).catch((error: unknown) => {
    if (!(error instanceof RanOut)) throw error;
    return err(problem("illegal_transition", { detail: "This request ran out before it was answered." }));
  });

/** Undoes the transaction: what the request held is not its own any more. */
class RanOut extends Error {}
