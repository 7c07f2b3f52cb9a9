import { readBooking } from "#lib/booking/change.ts";
import { businessBookingView } from "#lib/booking/list.ts";
import { readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type ChangeKind, typesOf, type WebhookType } from "./events.ts";

interface Change {
  bookingId: string;
  version: number;
  kind: ChangeKind;
  before?: Prisma.InputJsonObject | undefined;
}

/**
 * Writes the news of one change of a booking for everybody who asked to hear of it, in the change's own transaction
 * (design 4.2): no change without its news, no news of what was rolled back. Called where somebody listens at all.
 */
export async function queueWebhooks(tx: Tx, scope: TenantScope, change: Change): Promise<void> {
  const { tenantId } = scope;
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { tenantId, active: true },
    select: { id: true, events: true },
  });
  const row = await readBooking(tx, scope, change.bookingId);
  if (!row) return;
  const from = change.before?.status;
  const types = typesOf(change.kind, {
    // A change that does not name the status has not changed it; a new booking had none.
    from: typeof from === "string" ? from : change.kind === "created" ? null : row.status,
    to: readStatus(row.status),
  });
  const booking = businessBookingView(row);
  const common = { tenantId, bookingId: row.id, bookingVersion: change.version };
  const events = types
    .map((type, place) => ({ type, place, ids: listening(endpoints, type) }))
    .filter(({ ids }) => ids.length > 0)
    .map((event) => ({ ...event, id: newId() }));
  if (events.length === 0) return;
  await tx.webhookEvent.createMany({
    data: events.map(({ id, type, place }) => ({
      ...common,
      id,
      type,
      place,
      occurredAt: row.updatedAt,
      payload: {
        type,
        timestamp: row.updatedAt.toISOString(),
        data: { booking, ...(change.before ? { previous: change.before } : {}) },
      },
    })),
  });
  await tx.webhookDelivery.createMany({
    data: events.flatMap(({ id: eventId, place, ids }) =>
      ids.map((endpointId) => ({ ...common, id: newId(), eventId, endpointId, place })),
    ),
  });
}

const listening = (endpoints: readonly { id: string; events: string[] }[], type: WebhookType): string[] =>
  endpoints.filter(({ events }) => events.includes(type)).map(({ id }) => id);
