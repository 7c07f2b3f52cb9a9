import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { readPrevious } from "./previous.ts";
import type { EarlierMessage } from "./standing.ts";

/** When a booking became another in what mails tell of it, and at which version, in order. */
export async function readMoves(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
): Promise<{ version: number; createdAt: Date }[]> {
  return tx.bookingEvent.findMany({
    where: { tenantId: scope.tenantId, bookingId, kind: { in: ["moved", "edited"] } },
    orderBy: { version: "asc" },
    select: { version: true, createdAt: true },
  });
}

/** What the same recipient was told, or should have been, about a booking before this message. */
export async function readEarlier(
  tx: Tx,
  scope: TenantScope,
  message: { bookingId: string; recipient: string; subjectVersion: number },
  moves: readonly { version: number; createdAt: Date }[],
): Promise<EarlierMessage[]> {
  const rows = await tx.message.findMany({
    where: {
      tenantId: scope.tenantId,
      bookingId: message.bookingId,
      recipient: message.recipient,
      subjectVersion: { lt: message.subjectVersion },
    },
    orderBy: { subjectVersion: "asc" },
    select: { kind: true, subjectVersion: true, status: true, detail: true, firstAttemptAt: true },
  });
  return rows.map(({ kind, subjectVersion, status, detail, firstAttemptAt }) => {
    const overtaken = moves.find((move) => move.version > subjectVersion);
    // On its way since before the move: it read the old time, so it tells it.
    const underWay = status === "sending" && firstAttemptAt !== null && overtaken !== undefined;
    return {
      kind,
      subjectVersion,
      told: status === "sent" || (underWay && firstAttemptAt < overtaken.createdAt),
      previous: readPrevious(detail),
    };
  });
}
