import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant, withTenantSerializable } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { logFor } from "#lib/log.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { chargeCard } from "#lib/stripe/cards.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { applicationFeeOf } from "./amounts.ts";
import { tellOfFee } from "./fee-messages.ts";
import { lookAt } from "./looking.ts";
import { closeCheckouts } from "./outbox.ts";
import { settlePayment } from "./settle.ts";

interface FeeRequest {
  bookingId: string;
  actor: Actor;
}

const notPossible = (detail: string) => err(problem("illegal_transition", { detail }));

/**
 * Charges what was agreed for whoever does not come to the card that was left for it; the worker does so within seconds.
 * One fee for a booking, whoever asks how often; one that the bank refused may be tried again. @throws TryAgain
 */
export const chargeNoShow = (
  scope: TenantScope,
  { bookingId, actor }: FeeRequest,
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const booking = await tx.booking.findUnique({
      where: { tenantId_id: { tenantId, id: bookingId } },
      include: { savedCards: true, noShowFees: true },
    });
    if (!booking) return err(problem("not_found"));
    if (booking.status !== "no_show") return notPossible("Only who did not come can be charged this fee.");
    if (booking.noShowFee === 0 || booking.savedCards.length === 0)
      return notPossible("No card was left for this booking.");
    const [fee] = booking.noShowFees;
    if (fee?.state === "charged") return notPossible("This fee has been charged already.");
    if (fee?.state === "wanted") return ok(null);
    await closeCheckouts(tx, scope, bookingId);
    const wanted = { state: "wanted", failure: "", settledAt: null, askedBy: { ...actor } };
    await tx.noShowFee.upsert({
      where: { tenantId_bookingId: { tenantId, bookingId } },
      create: {
        ...{ tenantId, id: newId(), bookingId, amount: booking.noShowFee, currency: booking.currency },
        ...wanted,
      },
      // Stripe repeats a refusal under the key that it was given: what is tried anew is another round.
      update: { ...wanted, nextAttemptAt: new Date(), round: { increment: 1 } },
    });
    return ok(null);
  });

/** The business lets somebody off; whoever is about to pay cannot any more. @throws TryAgain */
export const waiveNoShow = (
  scope: TenantScope,
  { bookingId, actor }: FeeRequest,
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const { tenantId } = scope;
    const booking = await tx.booking.findUnique({
      where: { tenantId_id: { tenantId, id: bookingId } },
      include: { noShowFees: true },
    });
    if (!booking) return err(problem("not_found"));
    if (booking.status !== "no_show" || booking.noShowFee === 0)
      return notPossible("There is no fee for this booking.");
    if (booking.noShowFees[0]?.state === "charged")
      return notPossible("This fee has been charged. You can give it back instead.");
    const waived = { state: "waived", settledAt: new Date(), askedBy: { ...actor } };
    await tx.noShowFee.upsert({
      where: { tenantId_bookingId: { tenantId, bookingId } },
      create: {
        ...{ tenantId, id: newId(), bookingId, amount: booking.noShowFee, currency: booking.currency },
        ...waived,
      },
      update: waived,
    });
    await closeCheckouts(tx, scope, bookingId);
    return ok(null);
  });

/** Has Stripe charge one fee, and writes down what came of it. Safe to run again at any point. */
export async function runFee(scope: TenantScope, feeId: string): Promise<void> {
  const { tenantId } = scope;
  const fee = await withTenant(scope, (tx) =>
    tx.noShowFee.findUnique({
      where: { tenantId_id: { tenantId, id: feeId } },
      include: { booking: { include: { savedCards: true } } },
    }),
  );
  const [saved] = fee?.booking.savedCards ?? [];
  if (fee?.state !== "wanted" || !saved) return;
  const { amount, currency } = fee;
  const account = saved.stripeAccountId;
  try {
    const answer = await chargeCard({
      ...{ feeId, round: fee.round, account, amount, currency },
      card: { customerId: saved.stripeCustomerId, methodId: saved.stripeMethodId },
      applicationFee: applicationFeeOf(amount, env().PLATFORM_FEE_PERCENT),
    });
    if (answer.state === "taken") await settlePayment(scope, await lookAt(scope, account, answer.paymentId));
    else await ask(scope, fee);
  } catch (error) {
    const failure = stripeFailure(error);
    logFor({ tenant: tenantId, job: "fees" }).warn({ fee: feeId, code: failure.code }, "fee not charged");
    if (failure.kind !== "again") await refuse(scope, feeId, failure.code);
  }
}

/** The bank wants to ask its customer: they are written to, and can pay on their booking's page. */
const ask = (scope: TenantScope, { id, bookingId }: { id: string; bookingId: string }): Promise<unknown> =>
  withTenant(scope, async (tx) => {
    const asked = await tx.noShowFee.updateMany({
      where: { tenantId: scope.tenantId, id, state: "wanted" },
      data: { state: "needs_customer" },
    });
    if (asked.count === 1) await tellOfFee(tx, scope, bookingId, "no-show-fee-due");
  });

const refuse = (scope: TenantScope, id: string, failure: string): Promise<unknown> =>
  withTenant(scope, (tx) =>
    tx.noShowFee.updateMany({
      where: { tenantId: scope.tenantId, id, state: "wanted" },
      data: { state: "failed", failure, settledAt: new Date() },
    }),
  );
