import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { totals } from "./share.ts";

/** What was taken for a booking, and what of it has gone back or is on its way, minor units. */
export interface Paid {
  captured: number;
  refunded: number;
}

/** Payments that pay for the booking; what came too late or was wrong is not among them. */
export async function readPaid(tx: Tx, { tenantId }: TenantScope, bookingId: string): Promise<Paid> {
  const payments = await tx.payment.findMany({
    where: { tenantId, bookingId, purpose: "kept" },
    select: { amount: true, refunded: true },
  });
  return totals(payments);
}

/** Payments that bought nothing, because they came too late or were wrong, minor units. All of it goes back. */
export async function readReturned(tx: Tx, { tenantId }: TenantScope, bookingId: string): Promise<number> {
  const { _sum } = await tx.payment.aggregate({
    where: { tenantId, bookingId, purpose: "returned" },
    _sum: { amount: true },
  });
  return _sum.amount ?? 0;
}

/** Where a booking can be paid now; null where nobody has opened the page yet, or nobody can pay any more. */
export async function readCheckoutUrl(
  tx: Tx,
  { tenantId }: TenantScope,
  bookingId: string,
): Promise<string | null> {
  const open = await tx.checkout.findFirst({
    where: { tenantId, bookingId, state: "open" },
    select: { url: true },
  });
  return open?.url ?? null;
}

/** A no-show fee that waits for its owner's consent, minor units. */
export async function readFeeDue(
  tx: Tx,
  { tenantId }: TenantScope,
  bookingId: string,
): Promise<number | null> {
  const fee = await tx.noShowFee.findFirst({
    where: { tenantId, bookingId, state: "needs_customer" },
    select: { amount: true },
  });
  return fee?.amount ?? null;
}
