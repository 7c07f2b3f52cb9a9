import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { messagesFor } from "#lib/messages/derive.ts";
import { queueMessages } from "#lib/messages/mutations.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";

/** Tells whoever did not come that the fee was charged, or that their bank asks for their consent. */
export async function tellOfFee(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
  kind: "no-show-fee" | "no-show-fee-due",
): Promise<void> {
  const { tenantId } = scope;
  const booking = await tx.booking.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: bookingId } },
    include: { noShowFees: true },
  });
  const subject = { start: minuteFloor(booking.startsAt), ...booking };
  const catalogue = await readCatalogue(tx, scope);
  const detail = { fee: String(booking.noShowFees[0]?.amount ?? 0) };
  const now = minuteCeil(new Date()) - 1;
  await queueMessages(
    tx,
    scope,
    booking,
    messagesFor(kind, subject, catalogue, { reminders: [] }, now, detail),
  );
}
