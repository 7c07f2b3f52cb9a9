import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { releaseHold } from "#lib/holds/mutations.ts";
import { lockEntry } from "./data.ts";

/** How an offer ends, other than by being accepted. */
export type OfferEnd = "declined" | "expired" | "withdrawn";

/** Ends the open offer of an entry, if it has one (and if it is `offerId`), and gives its time back. */
export async function settleOffer(
  tx: Tx,
  scope: TenantScope,
  { entryId, offerId }: { entryId: string; offerId?: string },
  end: OfferEnd,
): Promise<boolean> {
  const { tenantId } = scope;
  const [offer] = await tx.waitlistOffer.updateManyAndReturn({
    where: { tenantId, entryId, state: "open", ...(offerId ? { id: offerId } : {}) },
    data: { state: end, settledAt: new Date() },
    select: { holdId: true },
  });
  if (!offer) return false;
  const hold = await tx.hold.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: offer.holdId } },
    select: { id: true, sessionId: true },
  });
  await releaseHold(tx, scope, hold);
  return true;
}

/**
 * Ends an offer whose deadline has come, by the database's clock; false where it was answered meanwhile, or has been given
 * more time. @throws TryAgain
 */
export const expireOffer = (
  scope: TenantScope,
  { entryId, offerId }: { entryId: string; offerId: string },
): Promise<boolean> =>
  withTenantSerializable(scope, async (tx) => {
    await lockEntry(tx, scope, entryId);
    const [due] = await tx.$queryRaw<unknown[]>`
      SELECT FROM waitlist_offer
       WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${offerId}::uuid AND state = 'open' AND deadline <= now()`;
    return due !== undefined && settleOffer(tx, scope, { entryId, offerId }, "expired");
  });
