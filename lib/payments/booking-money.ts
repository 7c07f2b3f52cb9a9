import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { Money } from "#lib/money.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { totals } from "./share.ts";

/** The money of one booking, as staff see it. Minutes since the epoch. */
export interface BookingMoney {
  /** What was due when booking. */
  due: Money;
  paid: Money;
  refunded: Money;
  /** What can still be given back. */
  left: Money;
  /** A payment of it is in dispute. */
  disputed: boolean;
  /** Until when an unpaid booking keeps its time; null where it waits for no payment. */
  unpaidUntil: number | null;
  refunds: {
    id: string;
    at: number;
    amount: Money;
    cause: string;
    note: string;
    state: string;
    failure: string;
  }[];
}

interface Row {
  id: string;
  dueNow: number;
  currency: string;
  holdReason: string | null;
  holdExpiresAt: Date | null;
}

export async function readBookingMoney(tx: Tx, { tenantId }: TenantScope, row: Row): Promise<BookingMoney> {
  const { currency } = row;
  const payments = await tx.payment.findMany({ where: { tenantId, bookingId: row.id } });
  const refunds = await tx.refund.findMany({
    where: { tenantId, bookingId: row.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const { captured, refunded } = totals(payments);
  const open = totals(
    payments.filter(
      ({ purpose, disputeState }) => purpose === "kept" && (disputeState === null || disputeState === "won"),
    ),
  );
  const money = (amount: number): Money => ({ amount, currency });
  return {
    ...{ due: money(row.dueNow), paid: money(captured), refunded: money(refunded) },
    left: money(open.captured - open.refunded),
    disputed: payments.some(({ disputeState }) => disputeState === "open"),
    unpaidUntil: row.holdReason === "payment" && row.holdExpiresAt ? minuteFloor(row.holdExpiresAt) : null,
    refunds: refunds.map(({ id, createdAt, amount, cause, note, state, failure }) => ({
      ...{ id, at: minuteFloor(createdAt), amount: money(amount), cause, note, state, failure },
    })),
  };
}
