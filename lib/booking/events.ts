import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import type { ChangeKind } from "#lib/webhooks/events.ts";
import { queueWebhooks } from "#lib/webhooks/outbox.ts";
import { type Actor, actorColumns } from "./actor.ts";

type Facts = Record<string, string | number | boolean | null | { amount: number; currency: string }>;

interface BookingChange {
  bookingId: string;
  /** The version that this change made. */
  version: number;
  kind: ChangeKind;
  actor: Actor;
  before?: Facts;
  after?: Facts;
}

/**
 * One line of a booking's history (design 6), and its news for those who listen. Call it when the booking's row is as
 * it shall be. Unique per version: two changes cannot both be the next. Whether anybody listens is asked in the same
 * statement, so that a business without webhooks pays no further trip.
 */
export async function recordEvent(tx: Tx, scope: TenantScope, change: BookingChange): Promise<void> {
  const { bookingId, version, kind, before, after } = change;
  const { actorKind, actorId } = actorColumns(change.actor);
  const { tenantId } = scope;
  const [line] = await tx.$queryRaw<{ heard: boolean }[]>`
    INSERT INTO booking_event (tenant_id, id, booking_id, version, kind, actor_kind, actor_id, before, after)
    VALUES (${tenantId}::uuid, ${newId()}::uuid, ${bookingId}::uuid, ${version}, ${kind}, ${actorKind}, ${actorId},
      ${jsonOf(before)}::jsonb, ${jsonOf(after)}::jsonb)
    RETURNING EXISTS (SELECT FROM webhook_endpoint WHERE tenant_id = ${tenantId}::uuid AND active) AS heard`;
  if (line?.heard) await queueWebhooks(tx, scope, { bookingId, version, kind, before });
}

const jsonOf = (facts: Facts | undefined): string | null => (facts ? JSON.stringify(facts) : null);
