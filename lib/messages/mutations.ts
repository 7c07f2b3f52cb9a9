import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import type { MessageDraft } from "./derive.ts";

/** Writes the messages of one booking version, in the transaction that made the version (design 8). */
export async function queueMessages(
  tx: Tx,
  scope: TenantScope,
  booking: { id: string; version: number },
  drafts: readonly MessageDraft[],
): Promise<void> {
  await tx.message.createMany({
    data: drafts.map(({ sendAt, ...draft }) => ({
      tenantId: scope.tenantId,
      id: newId(),
      bookingId: booking.id,
      subjectVersion: booking.version,
      sendAt: minuteToDate(sendAt),
      ...draft,
    })),
    skipDuplicates: true,
  });
}
