import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid } from "#lib/ids.ts";
import { readSetup } from "#lib/stripe/cards.ts";
import { readSession } from "#lib/stripe/pages.ts";
import { settleCard } from "./cards.ts";
import { type EventMark, markEvent } from "./event-mark.ts";
import { lookAt } from "./looking.ts";
import { type Settled, settlePayment } from "./settle.ts";

// Asking Stripe and writing down what it says. Events, the customer's return and the worker all come through here, so
// whoever is first brings the news, and the others find it done (design 7).

/** @throws what Stripe's SDK throws; TryAgain */
export const syncPayment = async (
  scope: TenantScope,
  account: string,
  paymentId: string,
  event: EventMark | null = null,
): Promise<Settled> => settlePayment(scope, await lookAt(scope, account, paymentId), event);

/**
 * The same for a page of Stripe: what was paid there, or that nobody can pay there any more.
 * @throws what Stripe's SDK throws; TryAgain
 */
export async function syncSession(
  scope: TenantScope,
  account: string,
  sessionId: string,
  event: EventMark | null = null,
): Promise<Settled> {
  const session = await readSession(account, sessionId);
  if (session.paymentId) {
    const settled = await syncPayment(scope, account, session.paymentId, event);
    if (settled !== "unpaid" || session.state !== "expired") return settled;
  }
  const card =
    session.setupId && session.state === "complete" ? await readSetup(account, session.setupId) : null;
  if (card && session.checkoutId && isUuid(session.checkoutId)) {
    const { checkoutId } = session;
    return settleCard(scope, { checkoutId, sessionId: session.id, card }, event);
  }
  const { tenantId } = scope;
  return withTenant(scope, async (tx): Promise<Settled> => {
    const repeated = !session.paymentId && !(await markEvent(tx, scope, event));
    if (repeated) return "repeated";
    if (session.state !== "expired") return "unpaid";
    await tx.checkout.updateMany({
      where: { tenantId, stripeSessionId: session.id, state: { in: ["open", "closing"] } },
      data: { state: "closed", settledAt: new Date() },
    });
    return "unpaid";
  });
}
