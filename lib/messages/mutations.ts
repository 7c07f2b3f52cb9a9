import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { MessageDraft } from "./derive.ts";

/**
 * The statement that writes the messages of one booking version, for the transaction that made the version (design 8).
 * One text however many they are.
 */
export function messageRows(
  { tenantId }: TenantScope,
  booking: { id: string; version: number },
  drafts: readonly MessageDraft[],
): Prisma.Sql {
  const rows = drafts.map(({ sendAt, ...draft }) => ({
    ...draft,
    id: newId(),
    sendAt: minuteToDate(sendAt),
  }));
  return Prisma.sql`
    INSERT INTO message (tenant_id, id, booking_id, subject_version, kind, audience, recipient, locale, timezone,
                         detail, send_at)
    SELECT ${tenantId}::uuid, id, ${booking.id}::uuid, ${booking.version}, kind, audience, recipient, locale, timezone,
           detail, "sendAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS draft (id uuid, kind text, audience text,
           recipient text, locale text, timezone text, detail jsonb, "sendAt" timestamptz)
    ON CONFLICT DO NOTHING`;
}

/** Writes them by themselves; with a line of the booking's history it is one statement (booking/events.ts). */
export async function queueMessages(
  tx: Tx,
  scope: TenantScope,
  booking: { id: string; version: number },
  drafts: readonly MessageDraft[],
): Promise<void> {
  if (drafts.length > 0) await tx.$executeRaw(messageRows(scope, booking, drafts));
}
