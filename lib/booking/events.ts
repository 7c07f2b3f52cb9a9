import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import type { MessageDraft } from "#lib/messages/derive.ts";
import { messageRows } from "#lib/messages/mutations.ts";
import type { ChangeKind } from "#lib/webhooks/events.ts";
import { queueWebhooks } from "#lib/webhooks/outbox.ts";
import { Prisma } from "#prisma/generated/client.ts";
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
  /** Who is written to about it. */
  messages?: readonly MessageDraft[];
  /** The statement that keeps the answer to an Idempotency-Key. */
  answer?: Prisma.Sql | null;
}

/**
 * What follows from a change to a booking, in one statement: a line of its history (design 6), the messages that tell of
 * it, the answer that is given again, and, where programs listen, news for those in another. Call it when the booking's
 * row is as it shall be. Unique per version: two changes cannot both be the next.
 */
export async function recordEvent(tx: Tx, scope: TenantScope, change: BookingChange): Promise<void> {
  const { bookingId, version, kind, before, after, messages = [], answer } = change;
  const { actorKind, actorId } = actorColumns(change.actor);
  const { tenantId } = scope;
  const told = messages.length > 0 && messageRows(scope, { id: bookingId, version }, messages);
  const beside = [
    ...(told ? [Prisma.sql`told AS (${told})`] : []),
    ...(answer ? [Prisma.sql`answered AS (${answer})`] : []),
  ];
  const [line] = await tx.$queryRaw<{ heard: boolean }[]>`
    ${beside.length > 0 ? Prisma.sql`WITH ${Prisma.join(beside)}` : Prisma.empty}
    INSERT INTO booking_event (tenant_id, id, booking_id, version, kind, actor_kind, actor_id, before, after)
    VALUES (${tenantId}::uuid, ${newId()}::uuid, ${bookingId}::uuid, ${version}, ${kind}, ${actorKind}, ${actorId},
      ${jsonOf(before)}::jsonb, ${jsonOf(after)}::jsonb)
    RETURNING EXISTS (SELECT FROM webhook_endpoint WHERE tenant_id = ${tenantId}::uuid AND active) AS heard`;
  if (line?.heard) await queueWebhooks(tx, scope, { bookingId, version, kind, before });
}

const jsonOf = (facts: Facts | undefined): string | null => (facts ? JSON.stringify(facts) : null);
