import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { releaseHold } from "#lib/holds/mutations.ts";

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
