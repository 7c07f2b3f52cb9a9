import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { showId } from "#lib/ids.ts";
import type { Money } from "#lib/money.ts";
import { readCursor, writeCursor } from "#lib/page-cursor.ts";
import { hasStripe } from "#lib/stripe/client.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { Booking, Payment } from "#prisma/generated/client.ts";
import { readLiveAccount } from "./account.ts";
import { type DifferenceLine, type RefundLine, readDifferences, readUnsettled } from "./attention-loaders.ts";

/** The business's own account at Stripe, as its owner sees it. Minutes since the epoch. */
export interface AccountView {
  stripeAccountId: string;
  /** ready: charges and pays out; restricted: something is missing; opening: Stripe has not been told who this is. */
  state: "ready" | "restricted" | "opening";
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  /** What Stripe still wants to know, as Stripe names it. */
  requirements: string[];
  /** Stripe's word for why it may not charge, where it has one. */
  disabledReason: string | null;
  checkedAt: number;
}

export interface PaymentLine {
  id: string;
  at: number;
  amount: Money;
  refunded: Money;
  /** kept: it pays for the booking; returned: it came too late, or was not what was asked for. */
  purpose: "kept" | "returned";
  dispute: "open" | "won" | "lost" | null;
  booking: { id: string; customer: string; service: string; start: number; timezone: string };
}

export interface MoneyPage {
  /** Whether this installation can charge at all. */
  available: boolean;
  account: AccountView | null;
  payments: PaymentLine[];
  /** For the next page; null on the last. */
  next: string | null;
  /** Payments that a customer's bank takes back unless the business answers; of all pages. */
  disputed: PaymentLine[];
  /** Refunds that are on their way or failed: what somebody may have to look at. */
  unsettled: RefundLine[];
  differences: DifferenceLine[];
}

const pageSize = 50;

const who = {
  select: { id: true, customerName: true, serviceSnapshot: true, startsAt: true, timezone: true },
};

/** `/dashboard/{tenant}/money`. `after`: the cursor of the page before. @throws TryAgain */
export const loadMoney = (scope: TenantScope, after?: string): Promise<MoneyPage> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const from = after ? readCursor(after) : null;
    const rows = await tx.payment.findMany({
      where: {
        tenantId,
        ...(from ? { OR: [{ paidAt: { lt: from.at } }, { paidAt: from.at, id: { lt: from.id } }] } : {}),
      },
      orderBy: [{ paidAt: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      include: { booking: who },
    });
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    return {
      available: hasStripe(),
      account: await readAccountView(tx, scope),
      payments: shown.map(lineOf),
      next: rows.length > pageSize && last ? writeCursor({ at: last.paidAt, id: last.id }) : null,
      disputed: (
        await tx.payment.findMany({
          ...{ where: { tenantId, disputeState: "open" }, orderBy: { paidAt: "desc" }, take: pageSize },
          include: { booking: who },
        })
      ).map(lineOf),
      unsettled: await readUnsettled(tx, scope),
      differences: await readDifferences(tx, scope),
    };
  });

const disputeStates = ["open", "won", "lost"] as const;

interface PaymentRow extends Payment {
  booking: Pick<Booking, keyof (typeof who)["select"]>;
}

const lineOf = ({ amount, refunded, currency, booking, ...row }: PaymentRow): PaymentLine => ({
  ...{ id: row.id, at: minuteFloor(row.paidAt), amount: { amount, currency } },
  refunded: { amount: refunded, currency },
  purpose: row.purpose === "returned" ? "returned" : "kept",
  dispute: disputeStates.find((state) => state === row.disputeState) ?? null,
  booking: {
    ...{ id: showId("booking", booking.id), customer: booking.customerName, service: nameIn(booking) },
    ...{ start: minuteFloor(booking.startsAt), timezone: booking.timezone },
  },
});

const nameIn = ({ serviceSnapshot }: { serviceSnapshot: unknown }): string => {
  const name: unknown = Reflect.get(Object(serviceSnapshot), "name");
  return typeof name === "string" ? name : "";
};

export async function readAccountView(tx: Tx, scope: TenantScope): Promise<AccountView | null> {
  const account = await readLiveAccount(tx, scope);
  if (!account) return null;
  const { chargesEnabled, payoutsEnabled, detailsSubmitted, requirements, disabledReason } = account;
  const complete = chargesEnabled && payoutsEnabled;
  return {
    stripeAccountId: account.stripeAccountId,
    state: complete ? "ready" : detailsSubmitted || chargesEnabled ? "restricted" : "opening",
    ...{ chargesEnabled, payoutsEnabled, requirements, disabledReason },
    checkedAt: minuteFloor(account.checkedAt),
  };
}

/** What the account may do as far as it is known here; null where there is none. @throws TryAgain */
export const loadAccountState = (scope: TenantScope): Promise<AccountView["state"] | null> =>
  withTenant(scope, async (tx) => (await readAccountView(tx, scope))?.state ?? null);
