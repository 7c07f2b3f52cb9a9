import type Stripe from "stripe";
import type { Desk } from "../core/desk.ts";
import { need } from "../core/desk.ts";
import { day, newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { currency, params, text } from "../core/params.ts";
import { type Route, route } from "../core/route.ts";
import type { Store } from "../core/store.ts";

interface Entry {
  type: Stripe.BalanceTransaction.Type;
  amount: number;
  currency: string;
  source: string;
  description?: string | null;
  reporting?: string;
  fees?: Stripe.BalanceTransaction.FeeDetail[];
}

/** Writes into the ledger of an account; the ledger is what its balance is made of. */
export function addTransaction(store: Store, entry: Entry): Stripe.BalanceTransaction {
  const { type, amount, source, fees = [] } = entry;
  const fee = fees.reduce((sum, one) => sum + one.amount, 0);
  const pending = type === "charge" || type === "payment";
  return store.put("balance_transaction", {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: seconds() + (pending ? 2 * day : 0),
    balance_type: "payments",
    created: seconds(),
    currency: entry.currency,
    description: entry.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fees,
    net: amount - fee,
    reporting_category: entry.reporting ?? (type === "payment" ? "charge" : type),
    source,
    status: pending ? "pending" : "available",
    type,
  });
}

export const stripeFee = (amount: number, currency: string): Stripe.BalanceTransaction.FeeDetail => ({
  amount,
  application: null,
  currency,
  description: "Stripe processing fees",
  type: "stripe_fee",
});

/** What has become available since it was written is so from the moment of its reading. */
function current(store: Store): Stripe.BalanceTransaction[] {
  for (const one of store.list("balance_transaction"))
    if (one.status === "pending" && one.available_on <= seconds())
      store.update("balance_transaction", one.id, { status: "available" });
  return store.list("balance_transaction");
}

/** What an account has by currency, in one of the two states. */
export function totals(store: Store, status: "available" | "pending"): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of current(store))
    sums.set(one.currency, (sums.get(one.currency) ?? 0) + (one.status === status ? one.net : 0));
  return sums;
}

function balance({ store }: Desk): Stripe.Balance {
  const shown = (status: "available" | "pending") => {
    const sums = [...totals(store, status)].map(([money, amount]) => ({
      amount,
      currency: money,
      source_types: { card: amount },
    }));
    return sums.length > 0 ? sums : [{ amount: 0, currency: "usd", source_types: { card: 0 } }];
  };
  return { object: "balance", available: shown("available"), livemode: false, pending: shown("pending") };
}

export const ledgerRoutes: Route[] = [
  route("GET", "/v1/balance", params<object>()({}), (desk) => balance(desk)),
  route("GET", "/v1/balance_transactions/{id}", params<object>()({}), (desk, _, id) => {
    current(desk.store);
    return need(desk, "balance_transaction", id);
  }),
  route(
    "GET",
    "/v1/balance_transactions",
    params<Stripe.BalanceTransactionListParams>()({
      ...paging,
      created,
      type: text.optional(),
      source: text.optional(),
      currency: currency.optional(),
    }),
    (desk, asked) => {
      current(desk.store);
      return listPage(desk, "balance_transaction", "/v1/balance_transactions", asked);
    },
  ),
];
