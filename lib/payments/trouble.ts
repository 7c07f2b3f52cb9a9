import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type MoneyTrouble, troubleFor } from "#lib/messages/derive.ts";
import { queueMessages } from "#lib/messages/mutations.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteFloor } from "#lib/time/instant.ts";

interface Trouble {
  kind: MoneyTrouble;
  bookingId: string;
  /** The refund or dispute, so that each is told of once. */
  about: string;
  /** Minor units. */
  amount: number;
}

/** Tells the business, in the transaction that notes it. */
export async function tellOfTrouble(tx: Tx, scope: TenantScope, trouble: Trouble): Promise<void> {
  const { kind, bookingId: id, about, amount } = trouble;
  const { version } = await tx.booking.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: scope.tenantId, id } },
    select: { version: true },
  });
  const catalogue = await readCatalogue(tx, scope);
  const drafts = troubleFor(kind, about, catalogue, minuteFloor(new Date()), amount);
  await queueMessages(tx, scope, { id, version }, drafts);
}
