import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { readCursor, writeCursor } from "#lib/page-cursor.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type DeliveryStatus, deliveryStatuses } from "./schema.ts";

/** A line of an endpoint's log. */
export interface DeliveryView {
  id: string;
  eventId: string;
  type: string;
  bookingId: string | null;
  status: DeliveryStatus;
  attempts: number;
  createdAt: Date;
  lastAttemptAt: Date | null;
  /** Only while it waits. */
  nextAttemptAt: Date | null;
  /** Why there was no answer; null where there was one. */
  failure: string | null;
  responseStatus: number | null;
  /** The first 2 KB. */
  responseBody: string;
  durationMs: number | null;
}

export interface DeliveryFilter {
  endpointId: string;
  status?: DeliveryStatus | undefined;
  cursor?: string | undefined;
  limit: number;
}

const withType = { event: { select: { type: true } } } as const;
type Row = Prisma.WebhookDeliveryGetPayload<{ include: typeof withType }>;

export const deliveryView = (row: Row): DeliveryView => ({
  id: row.id,
  eventId: row.eventId,
  type: row.event.type,
  bookingId: row.bookingId,
  status: deliveryStatuses.find((status) => status === row.status) ?? "pending",
  attempts: row.attempts,
  createdAt: row.createdAt,
  lastAttemptAt: row.lastAttemptAt,
  nextAttemptAt: row.status === "pending" ? row.nextAttemptAt : null,
  failure: row.failure,
  responseStatus: row.responseStatus,
  responseBody: row.responseBody,
  durationMs: row.durationMs,
});

/** An endpoint's log, newest first, a page at a time. Null for a cursor that is none. */
export async function listDeliveries(
  tx: Tx,
  { tenantId }: TenantScope,
  { endpointId, status, cursor, limit }: DeliveryFilter,
): Promise<{ deliveries: DeliveryView[]; nextCursor: string | null } | null> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return null;
  const rows = await tx.webhookDelivery.findMany({
    where: {
      tenantId,
      endpointId,
      ...(status ? { status } : {}),
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: withType,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    deliveries: page.map(deliveryView),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** One line of it by its bare UUID; null for another's (T23). */
export async function findDelivery(tx: Tx, { tenantId }: TenantScope, id: string): Promise<Row | null> {
  return tx.webhookDelivery.findFirst({
    where: { tenantId, id, endpoint: { deletedAt: null } },
    include: withType,
  });
}
