import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { logFor } from "#lib/log.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { syncSession } from "./sync.ts";

/**
 * Asks Stripe about the page that a booking's customer comes back from. Which page that is, is known here: nothing in the
 * address that they come back to is believed (case P9). @returns whether the booking, or a fee of it, still waits for its payment
 */
export async function askForPayment(scope: TenantScope, bookingId: string): Promise<boolean> {
  const { tenantId } = scope;
  const open = await withTenant(scope, (tx) =>
    tx.checkout.findFirst({ where: { tenantId, bookingId, state: "open", stripeSessionId: { not: null } } }),
  );
  if (open?.stripeSessionId)
    try {
      await syncSession(scope, open.stripeAccountId, open.stripeSessionId);
    } catch (error) {
      const { code } = stripeFailure(error);
      logFor({ tenant: tenantId }).warn({ checkout: open.id, code }, "Stripe could not be asked");
    }
  const booking = await withTenant(scope, (tx) =>
    tx.booking.findUnique({
      where: { tenantId_id: { tenantId, id: bookingId } },
      select: { status: true, holdReason: true, noShowFees: { select: { state: true } } },
    }),
  );
  if (booking?.noShowFees.some(({ state }) => state === "needs_customer")) return true;
  return booking?.status === "held" && booking.holdReason === "payment";
}
