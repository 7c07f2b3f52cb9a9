import { expireWithin } from "#lib/booking/expiry.ts";
import { type PaidOutcome, takePaid } from "#lib/booking/paid.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { logFor } from "#lib/log.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import { queueMessages } from "#lib/messages/mutations.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import type { Payment } from "#prisma/generated/client.ts";
import { keepCard, takeFee } from "./cards.ts";
import { type EventMark, markEvent } from "./event-mark.ts";
import { writeLines } from "./ledger.ts";
import type { Look } from "./looking.ts";
import { type Order, readCheckout, readFee } from "./orders.ts";
import { queueRefund } from "./outbox.ts";
import { writeRefunds } from "./refund-rows.ts";
import { tellOfTrouble } from "./trouble.ts";

/** `foreign`: no payment that we asked for. `repeated`: the event has had its effect. */
export type Settled = "settled" | "unpaid" | "foreign" | "repeated";

/**
 * Brings our rows to what Stripe says of a payment at this moment: the booking, refunds, the ledger. A function of the
 * present alone, so that the order, the number and the loss of events do not matter (case P5).
 * @throws TryAgain
 */
export async function settlePayment(
  scope: TenantScope,
  look: Look,
  event: EventMark | null = null,
  at: Date = new Date(),
): Promise<Settled> {
  try {
    return await withTenantSerializable(scope, (tx) => settle(tx, scope, { look, event, at, free: true }));
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
    // The time was lost after it had looked free: rolled back, and once more as somebody who came too late.
    return withTenantSerializable(scope, (tx) => settle(tx, scope, { look, event, at, free: false }));
  }
}

interface News {
  look: Look;
  event: EventMark | null;
  at: Date;
  /** False: whatever it looks like, the time is taken. */
  free: boolean;
}

async function settle(tx: Tx, scope: TenantScope, news: News): Promise<Settled> {
  const { look, event } = news;
  const { fact } = look;
  const { tenantId } = scope;
  if (!(await markEvent(tx, scope, event))) return "repeated";
  const order = (await readCheckout(tx, scope, fact)) ?? (await readFee(tx, scope, fact));
  if (!order) return "foreign";
  if (fact.state !== "taken") return "unpaid";
  const known = await tx.payment.findUnique({
    where: { tenantId_stripePaymentId: { tenantId, stripePaymentId: fact.id } },
  });
  // Somebody who looked later has written it down already.
  if (known && known.checkedAt > look.at) return "settled";
  const payment = known ?? (await takeIn(tx, scope, order, news));
  await writeRefunds(tx, scope, payment, fact);
  await writeLines(tx, scope, payment, fact);
  const { dispute } = fact;
  if (dispute && dispute.id !== payment.disputeId) {
    const { bookingId, amount } = payment;
    await tellOfTrouble(tx, scope, { kind: "disputed", bookingId, about: dispute.id, amount });
  }
  await tx.payment.update({
    where: { tenantId_id: { tenantId, id: payment.id } },
    data: {
      ...{ stripeChargeId: fact.chargeId, checkedAt: look.at },
      ...{ disputeId: dispute?.id ?? null, disputeState: dispute?.state ?? null },
    },
  });
  return "settled";
}

/** A payment that is new to us: it pays for its booking or a fee, or goes back at once. */
async function takeIn(tx: Tx, scope: TenantScope, order: Order, news: News): Promise<Payment> {
  const { look, at, free } = news;
  const { fact } = look;
  const { tenantId } = scope;
  const { bookingId, checkout } = order;
  const isAsWanted = fact.amount === order.amount && fact.currency === order.currency;
  const outcome: PaidOutcome | "charged" = !isAsWanted
    ? "lost"
    : order.kind === "fee"
      ? await takeFee(tx, scope, bookingId, at)
      : free
        ? await takePaid(tx, scope, { bookingId, amount: fact.amount, at })
        : "lost";
  // Its time is somebody else's: it waits for nothing any more.
  if (isAsWanted && outcome === "lost") await expireWithin(tx, scope, bookingId, at, true);
  const kept = outcome === "confirmed" || outcome === "requested" || outcome === "charged";
  const payment = await tx.payment.create({
    data: {
      ...{
        tenantId,
        id: newId(),
        bookingId,
        checkoutId: checkout?.id ?? null,
        stripeAccountId: fact.account,
      },
      ...{ stripePaymentId: fact.id, stripeChargeId: fact.chargeId, amount: fact.amount },
      ...{ currency: fact.currency, applicationFee: fact.applicationFee, paidAt: new Date(fact.paidMs) },
      purpose: kept ? "kept" : "returned",
    },
  });
  if (checkout)
    await tx.checkout.update({
      where: { tenantId_id: { tenantId, id: checkout.id } },
      data: { state: "paid", settledAt: at, failure: "" },
    });
  if (kept && checkout?.savesCard && fact.card) await keepCard(tx, scope, checkout, fact.card);
  logFor({ tenant: tenantId }).info(
    { booking: bookingId, payment: payment.id, outcome },
    "a payment arrived",
  );
  const cause = isAsWanted ? "late" : "mismatch";
  if (!kept) await giveBack(tx, scope, payment, { cause, at, tells: order.kind === "booking" });
  return payment;
}

/** All of a payment that bought nothing goes back, and the customer is told why (case P10). */
async function giveBack(
  tx: Tx,
  scope: TenantScope,
  payment: Payment,
  { cause, at, tells }: { cause: "late" | "mismatch"; at: Date; tells: boolean },
): Promise<void> {
  const { bookingId, id: paymentId, amount } = payment;
  const actor = { kind: "system" } as const;
  await queueRefund(tx, scope, { bookingId, paymentId, amount, cause, actor });
  // A fee that was waived or paid already: there is no time that was lost.
  if (!tells) return;
  const where = { tenantId_id: { tenantId: scope.tenantId, id: bookingId } };
  const booking = await tx.booking.findUniqueOrThrow({ where });
  // Paid twice, by two windows perhaps: it is booked all the same.
  if (booking.status === "confirmed") return;
  const subject = { start: minuteFloor(booking.startsAt), ...booking };
  const [catalogue, detail] = [await readCatalogue(tx, scope), { refund: String(amount) }];
  const told = messagesFor("paid-late", subject, catalogue, { reminders: [] }, minuteCeil(at) - 1, detail);
  await queueMessages(tx, scope, booking, told);
}
