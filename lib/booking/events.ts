import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { type Actor, actorColumns } from "./actor.ts";

type Facts = Record<string, string | number | boolean | null | { amount: number; currency: string }>;

interface BookingChange {
  bookingId: string;
  /** The version that this change made. */
  version: number;
  /** `edited`: something else than the start that mails tell; older messages are wrong from then on. */
  kind:
    | "created"
    | "confirmed"
    | "declined"
    | "moved"
    | "cancelled"
    | "expired"
    | "edited"
    | "completed"
    | "marked_no_show"
    | "unmarked";
  actor: Actor;
  before?: Facts;
  after?: Facts;
}

/** One line of a booking's history (design 6). Unique per version: two changes cannot both be the next. */
export async function recordEvent(tx: Tx, scope: TenantScope, change: BookingChange): Promise<void> {
  const { actor, before, after, ...rest } = change;
  await tx.bookingEvent.create({
    data: {
      tenantId: scope.tenantId,
      id: newId(),
      ...rest,
      ...actorColumns(actor),
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    },
    select: { id: true },
  });
}
