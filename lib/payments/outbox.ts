import type { Actor } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { applicationFeeOf } from "./amounts.ts";
import { sharesOf } from "./share.ts";

// What Stripe will be asked for, written in the booking's own transaction (design 4.2, step 6): no network inside.

/** Who asks at once, right after the transaction, has so long before the worker asks instead; seconds. */
const headStart = 20;

interface WantedCheckout {
  bookingId: string;
  kind: "pay" | "card" | "fee";
  /** The card is kept for a no-show fee. */
  savesCard: boolean;
  /** Minor units; 0 where only a card is asked for. */
  amount: number;
  currency: string;
  /** When the booking's time ends to be held. */
  until: Date;
}

/** A page where this amount can be paid is wanted. @throws where the business has no account: the quote said it has */
export async function queueCheckout(tx: Tx, scope: TenantScope, wanted: WantedCheckout): Promise<void> {
  const { tenantId } = scope;
  const account = await tx.paymentAccount.findFirstOrThrow({
    where: { tenantId, disconnectedAt: null },
    select: { stripeAccountId: true },
  });
  const { bookingId, kind, savesCard, amount, currency, until } = wanted;
  await tx.$executeRaw`
    INSERT INTO checkout (tenant_id, id, booking_id, stripe_account_id, kind, saves_card, amount, currency,
                          application_fee, expires_at, next_attempt_at)
    VALUES (${tenantId}::uuid, ${newId()}::uuid, ${bookingId}::uuid, ${account.stripeAccountId}, ${kind}, ${savesCard},
            ${amount}, ${currency},
            ${applicationFeeOf(amount, env().PLATFORM_FEE_PERCENT)}, ${until},
            now() + make_interval(secs => ${headStart}))
    ON CONFLICT DO NOTHING`;
}

/**
 * Nobody shall pay for this booking any more: an open page is closed, one that was not opened yet never is. A page that is
 * being opened at this moment is closed by whoever opens it.
 */
export async function closeCheckouts(tx: Tx, { tenantId }: TenantScope, bookingId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE checkout SET state = CASE WHEN stripe_session_id IS NULL THEN 'closed' ELSE 'closing' END,
           settled_at = CASE WHEN stripe_session_id IS NULL THEN now() END, next_attempt_at = now()
     WHERE tenant_id = ${tenantId}::uuid AND booking_id = ${bookingId}::uuid AND state IN ('wanted', 'open')`;
}

export type RefundCause = "policy" | "business" | "staff" | "late" | "mismatch";

export interface WantedRefund {
  bookingId: string;
  /** Minor units; more than is left gives back what is left. */
  amount: number;
  /** Only of this payment; otherwise of all that pay for the booking. */
  paymentId?: string;
  cause: RefundCause;
  note?: string;
  actor: Actor;
}

/**
 * Money of a booking's payments goes back, the latest first. @returns minor units that really will: the payments' rows
 * are locked, so that two who ask at once share what there is (case P12)
 */
export async function queueRefund(tx: Tx, scope: TenantScope, wanted: WantedRefund): Promise<number> {
  const { tenantId } = scope;
  const { bookingId, amount, paymentId, cause, note = "", actor } = wanted;
  await tx.$queryRaw`
    SELECT FROM payment WHERE tenant_id = ${tenantId}::uuid AND booking_id = ${bookingId}::uuid FOR UPDATE`;
  const payments = await tx.payment.findMany({
    // What Stripe holds back because of a dispute cannot be given back beside it (case P20).
    where: {
      ...{ tenantId, bookingId, OR: [{ disputeState: null }, { disputeState: "won" }] },
      ...(paymentId ? { id: paymentId } : { purpose: "kept" }),
    },
    orderBy: [{ paidAt: "asc" }, { id: "asc" }],
  });
  const shares = sharesOf(payments, amount);
  for (const share of shares)
    await tx.refund.create({
      data: {
        ...{ tenantId, id: newId(), bookingId, paymentId: share.paymentId, amount: share.amount },
        ...{ currency: payments.find(({ id }) => id === share.paymentId)?.currency ?? "", cause, note },
        askedBy: { ...actor },
      },
    });
  return shares.reduce((total, share) => total + share.amount, 0);
}
