import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { isUuid } from "#lib/ids.ts";
import type { PaymentFact } from "#lib/stripe/facts.ts";
import type { Checkout } from "#prisma/generated/client.ts";

/** What a payment was asked for, in our own rows. Minor units. */
export interface Order {
  kind: "booking" | "fee";
  bookingId: string;
  amount: number;
  currency: string;
  checkout: Checkout | null;
}

const uuidIn = (text: string | null): string | null => (text !== null && isUuid(text) ? text : null);

/** The checkout that a payment names; null for one of another account, whatever it says (case P6). */
export async function readCheckout(
  tx: Tx,
  { tenantId }: TenantScope,
  fact: PaymentFact,
): Promise<Order | null> {
  const id = uuidIn(fact.checkoutId);
  const checkout = id && (await tx.checkout.findUnique({ where: { tenantId_id: { tenantId, id } } }));
  if (!checkout || checkout.stripeAccountId !== fact.account) return null;
  const { bookingId, amount, currency, kind } = checkout;
  return { kind: kind === "fee" ? "fee" : "booking", bookingId, amount, currency, checkout };
}

/** The no-show fee that a payment names, where it came from the card that was left for it. */
export async function readFee(tx: Tx, { tenantId }: TenantScope, fact: PaymentFact): Promise<Order | null> {
  const id = uuidIn(fact.feeId);
  const fee = id && (await tx.noShowFee.findUnique({ where: { tenantId_id: { tenantId, id } } }));
  if (!fee) return null;
  const { bookingId, amount, currency } = fee;
  const card = await tx.savedCard.findUnique({ where: { tenantId_bookingId: { tenantId, bookingId } } });
  if (card?.stripeAccountId !== fact.account) return null;
  return { kind: "fee", bookingId, amount, currency, checkout: null };
}
