import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { oneOf, params } from "../core/params.ts";
import { invalid } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { addTransaction, totals } from "./ledger.ts";
import { shownAmount } from "./money.ts";

/** Sends all that the account has to its bank, without the days of waiting. */
export function payOut(desk: Desk, currency: string): Stripe.Payout {
  const amount = (["available", "pending"] as const)
    .map((status) => totals(desk.store, status).get(currency) ?? 0)
    .reduce((sum, one) => sum + one, 0);
  if (amount <= 0)
    throw invalid(`There is nothing to pay out: the balance is ${shownAmount(amount, currency)}.`, {
      code: "balance_insufficient",
    });
  const id = newId("po");
  const transaction = addTransaction(desk.store, {
    type: "payout",
    amount: -amount,
    currency,
    source: id,
    description: "STRIPE PAYOUT",
  });
  const payout = desk.store.put("payout", {
    id,
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: seconds(),
    automatic: true,
    balance_transaction: transaction.id,
    created: seconds(),
    currency,
    description: "STRIPE PAYOUT",
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "in_transit",
    trace_id: null,
    type: "bank_account",
  });
  emit(desk, "payout.created", payout);
  const paid = desk.store.update("payout", id, { status: "paid" });
  emit(desk, "payout.paid", paid);
  return paid;
}

export const payoutRoutes: Route[] = [
  route("GET", "/v1/payouts/{id}", params<object>()({}), (desk, _, id) => need(desk, "payout", id)),
  route(
    "GET",
    "/v1/payouts",
    params<Stripe.PayoutListParams>()({
      ...paging,
      created,
      status: oneOf("canceled", "failed", "in_transit", "paid", "pending").optional(),
    }),
    (desk, asked) => listPage(desk, "payout", "/v1/payouts", asked),
  ),
];
