import { z } from "zod";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { type Paid, readCheckoutUrl, readPaid } from "#lib/payments/data.ts";
import { cancellationPreview, capAfterMoves, type PastMove } from "#lib/policies/cancellation.ts";
import type { PolicyRules } from "#lib/policies/policy.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { storedTiers } from "#lib/services/stored.ts";
import { formatOffsetDateTime, minuteFloor, parseInstant } from "#lib/time/instant.ts";
import { type BookingRow, readBooking } from "./change.ts";
import { isLive, readStatus } from "./states.ts";
import { type BookingView, bookingView } from "./view.ts";

/** What cancelling a booking at a moment means, as the API and the manage page show it (contract 1). */
export interface CancellationView {
  refund: { amount: number; currency: string };
  retained: { amount: number; currency: string };
  tier: PolicyRules["tiers"][number] | null;
  /** `until` is RFC 3339 in the location's zone. */
  deadlines: { until: string; refund: { amount: number; currency: string }; percent: number }[];
}

const storedPolicy = z.object({
  slug: z.string(),
  version: z.number(),
  tiers: storedTiers,
  afterMove: z.enum(["carry", "restart"]),
});

/** The policy a booking was made under (B20). */
export const policyOf = (row: Pick<BookingRow, "policySnapshot">): PolicyRules =>
  storedPolicy.parse(row.policySnapshot);

type Terms = Pick<BookingRow, "policySnapshot" | "startsAt" | "timezone" | "currency" | "status">;

interface Ending {
  moves: readonly PastMove[];
  paid: Paid;
  by?: "customer" | "business";
  at: Date;
}

/** What cancelling a booking at a moment gives back, and what it would give back later (design 7). */
export function cancellationOf(row: Terms, { moves, paid, by = "customer", at }: Ending): CancellationView {
  const policy = policyOf(row);
  const preview = cancellationPreview(policy, {
    start: minuteFloor(row.startsAt),
    zone: row.timezone,
    nowMs: at.getTime(),
    ...paid,
    by,
    currency: row.currency,
    cap: capAfterMoves(policy, row.timezone, moves),
  });
  const live = isLive(readStatus(row.status));
  return {
    refund: preview.refund,
    retained: preview.retained,
    tier: live ? preview.tier : null,
    deadlines: (live ? preview.deadlines : []).map(({ untilMs, ...rest }) => ({
      until: formatOffsetDateTime(Math.floor(untilMs / 60_000), row.timezone),
      ...rest,
    })),
  };
}

/** Where and when the customer moved a booking away from, for policies that carry on after a move. */
function customerMoves(
  events: readonly { kind: string; actorKind: string; before: unknown; createdAt: Date }[],
): PastMove[] {
  return events.flatMap(({ kind, actorKind, before, createdAt }) => {
    if (kind !== "moved" || actorKind !== "customer") return [];
    const start = movedFrom.safeParse(before);
    const ms = start.success ? parseInstant(start.data.start) : null;
    return ms === null ? [] : [{ atMs: createdAt.getTime(), start: ms / 60_000 }];
  });
}

const movedFrom = z.object({ start: z.string() });

/** The booking behind a manage link, with what cancelling it now would mean. @throws TryAgain */
export const readManaged = (
  scope: TenantScope,
  bookingId: string,
  at: Date = new Date(),
): Promise<Result<BookingView & { cancellation: CancellationView; checkoutUrl?: string }, Problem>> =>
  withTenant(scope, async (tx) => {
    const row = await readBooking(tx, scope, bookingId);
    if (!row) return err(problem("not_found"));
    const [moves, paid] = [
      await readCustomerMoves(tx, scope, bookingId),
      await readPaid(tx, scope, bookingId),
    ];
    const checkoutUrl = row.holdReason === "payment" ? await readCheckoutUrl(tx, scope, bookingId) : null;
    return ok({
      ...bookingView(row),
      cancellation: cancellationOf(row, { moves, paid, at }),
      ...(checkoutUrl ? { checkoutUrl } : {}),
    });
  });

/** The moves that a customer made of a booking. */
export async function readCustomerMoves(
  tx: Tx,
  { tenantId }: TenantScope,
  bookingId: string,
): Promise<PastMove[]> {
  const moved = await tx.bookingEvent.findMany({
    where: { tenantId, bookingId, kind: "moved" },
    orderBy: { version: "asc" },
    select: { kind: true, actorKind: true, before: true, createdAt: true },
  });
  return customerMoves(moved);
}
