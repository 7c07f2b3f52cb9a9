import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { showId } from "#lib/ids.ts";
import type { Money } from "#lib/money.ts";
import { minuteFloor } from "#lib/time/instant.ts";

export interface RefundLine {
  id: string;
  at: number;
  amount: Money;
  cause: string;
  note: string;
  state: string;
  /** Stripe's word for why it failed; "" where it did not. */
  failure: string;
  booking: { id: string; customer: string };
}

export interface DifferenceLine {
  id: string;
  kind: "missing_here" | "missing_there" | "amount";
  reference: string;
  ours: Money | null;
  theirs: Money | null;
  foundAt: number;
}

/** More than this nobody looks through; what is newer comes first. */
const most = 50;

/** Refunds that are on their way or failed: what somebody may have to look at. */
export async function readUnsettled(tx: Tx, { tenantId }: TenantScope): Promise<RefundLine[]> {
  const rows = await tx.refund.findMany({
    where: { tenantId, state: { in: ["wanted", "pending", "failed"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    include: { booking: { select: { id: true, customerName: true } } },
  });
  const failed = rows.filter(({ state }) => state === "failed");
  const tries = await tx.refund.findMany({
    where: {
      ...{ tenantId, paymentId: { in: failed.map(({ paymentId }) => paymentId) } },
      state: { in: ["wanted", "pending", "succeeded"] },
    },
    select: { paymentId: true, amount: true, createdAt: true },
  });
  // Given back after all by a later refund of the same payment: nobody has to look at it any more.
  const isMended = (row: (typeof rows)[number]) =>
    row.state === "failed" &&
    row.amount <=
      tries
        .filter((other) => other.paymentId === row.paymentId && other.createdAt > row.createdAt)
        .reduce((sum, other) => sum + other.amount, 0);
  const open = rows.filter((row) => !isMended(row));
  return open.map(({ booking, currency, amount, ...row }) => ({
    ...{ id: row.id, at: minuteFloor(row.createdAt), amount: { amount, currency }, cause: row.cause },
    ...{ note: row.note, state: row.state, failure: row.failure },
    booking: { id: showId("booking", booking.id), customer: booking.customerName },
  }));
}

const differenceKinds = ["missing_here", "missing_there", "amount"] as const;

/** Where the ledger and Stripe do not say the same, as the daily comparison left it. */
export async function readDifferences(tx: Tx, { tenantId }: TenantScope): Promise<DifferenceLine[]> {
  const rows = await tx.ledgerDifference.findMany({
    where: { tenantId, resolvedAt: null },
    orderBy: { foundAt: "desc" },
    take: most,
  });
  return rows.map(({ ours, theirs, currency, ...row }) => ({
    ...{ id: row.id, reference: row.reference, foundAt: minuteFloor(row.foundAt) },
    kind: differenceKinds.find((kind) => kind === row.kind) ?? "amount",
    ours: ours === null ? null : { amount: ours, currency },
    theirs: theirs === null ? null : { amount: theirs, currency },
  }));
}
