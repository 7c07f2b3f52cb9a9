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
  /** What was agreed for whoever does not come; null where nothing was. */
  noShow: {
    fee: Money;
    /** A card was left that it can be charged to. */
    hasCard: boolean;
    /** wanted | charged | needs_customer | failed | waived; null while nobody decided. */
    state: string | null;
    /** Stripe's word for why it failed; "" where it did not. */
    failure: string;
  } | null;
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
  noShowFee: number;
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
  const where = { tenantId_bookingId: { tenantId, bookingId: row.id } };
  const card = row.noShowFee > 0 && (await tx.savedCard.findUnique({ where, select: { id: true } }));
  const fee = row.noShowFee > 0 ? await tx.noShowFee.findUnique({ where }) : null;
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
    noShow:
      row.noShowFee === 0
        ? null
        : {
            ...{ fee: money(row.noShowFee), hasCard: Boolean(card) },
            ...{ state: fee?.state ?? null, failure: fee?.failure ?? "" },
          },
    unpaidUntil: row.holdReason === "payment" && row.holdExpiresAt ? minuteFloor(row.holdExpiresAt) : null,
    refunds: refunds.map(({ id, createdAt, amount, cause, note, state, failure }) => ({
      ...{ id, at: minuteFloor(createdAt), amount: money(amount), cause, note, state, failure },
    })),
  };
}
