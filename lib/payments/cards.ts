import { takePaid } from "#lib/booking/paid.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import type { CardFact } from "#lib/stripe/facts.ts";
import type { Checkout } from "#prisma/generated/client.ts";
import { type EventMark, markEvent } from "./event-mark.ts";
import { tellOfFee } from "./fee-messages.ts";

/** Which card a no-show fee may be charged to, once for a booking. */
export async function keepCard(
  tx: Tx,
  { tenantId }: TenantScope,
  { bookingId, stripeAccountId }: Pick<Checkout, "bookingId" | "stripeAccountId">,
  card: CardFact,
): Promise<void> {
  await tx.savedCard.createMany({
    data: [
      {
        ...{ tenantId, id: newId(), bookingId, stripeAccountId },
        ...{ stripeCustomerId: card.customerId, stripeMethodId: card.methodId },
      },
    ],
    skipDuplicates: true,
  });
}

/** A fee is paid, by the card on file or by its owner. `over`: it was waived, or paid already: then it goes back. */
export async function takeFee(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
  at: Date,
): Promise<"charged" | "over"> {
  const charged = await tx.noShowFee.updateMany({
    where: { tenantId: scope.tenantId, bookingId, state: { in: ["wanted", "needs_customer", "failed"] } },
    data: { state: "charged", failure: "", settledAt: at },
  });
  if (charged.count === 0) return "over";
  await tellOfFee(tx, scope, bookingId, "no-show-fee");
  return "charged";
}

/**
 * A card was given where nothing had to be paid: the booking is certain, if its time is still its own or free again.
 * @throws TryAgain
 */
export async function settleCard(
  scope: TenantScope,
  { checkoutId, sessionId, card }: { checkoutId: string; sessionId: string; card: CardFact },
  event: EventMark | null = null,
  at: Date = new Date(),
): Promise<"settled" | "foreign" | "repeated"> {
  const { tenantId } = scope;
  const settle = (free: boolean) =>
    withTenantSerializable(scope, async (tx) => {
      if (!(await markEvent(tx, scope, event))) return "repeated" as const;
      const checkout = await tx.checkout.findUnique({ where: { tenantId_id: { tenantId, id: checkoutId } } });
      if (checkout?.stripeSessionId !== sessionId || checkout.kind !== "card") return "foreign" as const;
      if (checkout.state === "paid") return "settled" as const;
      const { bookingId } = checkout;
      await tx.checkout.update({
        where: { tenantId_id: { tenantId, id: checkoutId } },
        data: { state: "paid", settledAt: at },
      });
      const outcome = free ? await takePaid(tx, scope, { bookingId, amount: 0, at }) : "lost";
      // Nothing was taken, so nothing has to go back: a card that bought nothing is not kept either.
      if (outcome === "confirmed" || outcome === "requested") await keepCard(tx, scope, checkout, card);
      return "settled" as const;
    });
  try {
    return await settle(true);
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
    return settle(false);
  }
}
