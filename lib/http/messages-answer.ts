import type { z } from "zod";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { showId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { formatUtc, minuteFloor } from "#lib/time/instant.ts";
import type { messagesAnswer } from "./management.ts";

type Messages = z.output<typeof messagesAnswer>;

const audienceOf = (text: string) => (text === "business" || text === "staff" ? text : "customer");

/** The messages of one booking, oldest first, as the management API shows them. @throws TryAgain */
export const readMessagesOf = (scope: TenantScope, bookingId: string): Promise<Result<Messages, Problem>> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const booking = await tx.booking.findUnique({
      where: { tenantId_id: { tenantId, id: bookingId } },
      select: { messages: { orderBy: [{ sendAt: "asc" }, { id: "asc" }], take: 500 } },
    });
    if (!booking) return err(problem("not_found"));
    return ok({
      messages: booking.messages.map((row) => ({
        id: showId("message", row.id),
        kind: row.kind,
        audience: audienceOf(row.audience),
        recipient: row.recipient,
        channel: row.channel,
        status: row.status,
        version: row.subjectVersion,
        sendAt: formatUtc(minuteFloor(row.sendAt)),
        sentAt: row.sentAt ? formatUtc(minuteFloor(row.sentAt)) : null,
        attempts: row.attempts,
        outcome: row.outcome,
      })),
    });
  });
