import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { createRefund } from "#lib/stripe/payments.ts";
import { lookAt } from "./looking.ts";
import { settlePayment } from "./settle.ts";
import { tellOfTrouble } from "./trouble.ts";

/**
 * Has Stripe give back what a refund says, and writes down what it says of it. Safe to run again at any point: what Stripe
 * has already is found by our id first, because a key is forgotten after a day (cases P23, P24).
 * @throws TryAgain; passing failures of Stripe are left to the next attempt
 */
export async function runRefund(scope: TenantScope, refundId: string): Promise<void> {
  const { tenantId } = scope;
  const refund = await withTenant(scope, (tx) =>
    tx.refund.findUnique({ where: { tenantId_id: { tenantId, id: refundId } }, include: { payment: true } }),
  );
  if (!refund || !["wanted", "pending"].includes(refund.state)) return;
  const { payment } = refund;
  const { stripeAccountId: account, stripePaymentId: paymentId } = payment;
  const log = logFor({ tenant: tenantId, job: "refunds" });
  try {
    const before = await lookAt(scope, account, paymentId);
    const known = before.fact.refunds.some(
      (one) => one.refundId === refundId || one.id === refund.stripeRefundId,
    );
    if (!known)
      await createRefund({
        ...{ refundId, account, paymentId, amount: refund.amount },
        hasApplicationFee: payment.applicationFee > 0,
      });
    await settlePayment(scope, known ? before : await lookAt(scope, account, paymentId));
    log.info({ refund: refundId }, "refund told to Stripe");
  } catch (error) {
    const failure = stripeFailure(error);
    log.warn({ refund: refundId, code: failure.code }, "refund not given");
    if (failure.kind === "again") return;
    await fail(scope, refundId, failure.code);
  }
}

/** Stripe will not give it back, and why: for the business to read, who can still do it in Stripe or by hand. */
const fail = (scope: TenantScope, id: string, failure: string): Promise<unknown> =>
  withTenant(scope, async (tx) => {
    const [failed] = await tx.refund.updateManyAndReturn({
      where: { tenantId: scope.tenantId, id, state: "wanted" },
      data: { state: "failed", failure, settledAt: new Date() },
    });
    if (!failed) return;
    const { bookingId, amount } = failed;
    await tellOfTrouble(tx, scope, { kind: "refund-failed", bookingId, about: id, amount });
  });
