import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant, withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { refundStep } from "#lib/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { audit, type MemberActor } from "#lib/team/members.ts";
import { readPaid } from "./data.ts";
import { queueRefund } from "./outbox.ts";

interface StaffRefund {
  bookingId: string;
  /** Minor units of the booking's currency. */
  amount: number;
  /** Why: for the team, and for whoever looks at the ledger later. */
  note: string;
  actor: Actor;
}

const refuse = (message: string) =>
  err(problem("invalid", { errors: [{ path: "amount", message }], detail: message }));

/**
 * Staff give money back beside the policy: never more than is left of what was paid, whoever asks at the same moment
 * (cases P12, P13). Stripe is told by the worker within seconds. @returns minor units on their way @throws TryAgain
 */
export const refundBooking = (
  scope: TenantScope,
  { bookingId, amount, note, actor }: StaffRefund,
): Promise<Result<{ amount: number; currency: string }, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const booking = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id: bookingId } } });
    if (!booking) return err(problem("not_found"));
    const { currency } = booking;
    if (amount % refundStep(currency) !== 0)
      return refuse("This amount cannot be given back in this currency: only whole units can.");
    const { captured, refunded } = await readPaid(tx, scope, bookingId);
    if (amount > captured - refunded)
      return refuse("This is more than is left of what was paid for this booking.");
    const queued = await queueRefund(tx, scope, { bookingId, amount, cause: "staff", note, actor });
    // What is left is in dispute: Stripe holds it, and it cannot be given back beside that (case P20).
    if (queued < amount) {
      if (queued === 0)
        return err(
          problem("payment_not_possible", {
            detail:
              "The customer's bank disputes this payment. It cannot be given back until that is decided.",
          }),
        );
      return err(problem("try_again", { retryAfterSeconds: 2 }));
    }
    return ok({ amount: queued, currency });
  });

/** How long unpaid bookings keep their time from now on; those that wait already keep what they were told. */
export const savePaymentHold = (
  scope: TenantScope,
  actor: MemberActor,
  minutes: number,
): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    await tx.tenant.update({
      where: { id: tenantId },
      data: { paymentHoldMinutes: minutes },
      select: { id: true },
    });
    await audit(tx, scope, actor, "payment.hold", tenantId, { minutes: String(minutes) });
    return ok(null);
  });
