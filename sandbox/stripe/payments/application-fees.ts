import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listObject, listPage, paging } from "../core/list.ts";
import { params, text } from "../core/params.ts";
import { type Route, route } from "../core/route.ts";
import { addTransaction } from "./ledger.ts";
import { refunded } from "./money.ts";

/** The platform, as a connected account sees it. */
export const application = "ca_SandboxPlatform";

/** The platform's share of a charge on a connected account, on the platform's own balance. */
export function addFee(desk: Desk, charge: Stripe.Charge, amount: number): Stripe.ApplicationFee {
  const id = newId("fee");
  const transaction = addTransaction(desk.platform, {
    type: "application_fee",
    amount,
    currency: charge.currency,
    source: id,
    reporting: "platform_earning",
  });
  const fee = desk.platform.put("application_fee", {
    id,
    object: "application_fee",
    account: desk.store.account ?? "",
    amount,
    amount_refunded: 0,
    application,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: seconds(),
    currency: charge.currency,
    fee_source: { charge: charge.id, type: "charge" },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: listObject(`/v1/application_fees/${id}/refunds`, []),
  });
  emit(desk, "application_fee.created", fee, undefined, desk.platform);
  return fee;
}

/** Gives back the part of the fee that belongs to the refunded part of the charge; says how much. */
export function returnFee(desk: Desk, charge: Stripe.Charge, refundedNow: number): number {
  const fee =
    typeof charge.application_fee === "string"
      ? desk.platform.find("application_fee", charge.application_fee)
      : null;
  if (!fee) return 0;
  const everything = refunded(charge) + refundedNow >= charge.amount_captured;
  const share = Math.round((fee.amount * refundedNow) / charge.amount_captured);
  const amount = everything
    ? fee.amount - fee.amount_refunded
    : Math.min(share, fee.amount - fee.amount_refunded);
  if (amount === 0) return 0;
  const id = newId("fr");
  const transaction = addTransaction(desk.platform, {
    type: "application_fee_refund",
    amount: -amount,
    currency: fee.currency,
    source: id,
    reporting: "platform_earning_refund",
  });
  const refund = desk.platform.put("fee_refund", {
    id,
    object: "fee_refund",
    amount,
    balance_transaction: transaction.id,
    created: seconds(),
    currency: fee.currency,
    fee: fee.id,
    metadata: {},
  });
  const returned = desk.platform.update("application_fee", fee.id, {
    amount_refunded: fee.amount_refunded + amount,
    refunded: fee.amount_refunded + amount === fee.amount,
    refunds: { ...fee.refunds, data: [refund, ...fee.refunds.data] },
  });
  emit(desk, "application_fee.refunded", returned, undefined, desk.platform);
  return amount;
}

export const applicationFeeRoutes: Route[] = [
  route("GET", "/v1/application_fees/{id}", params<object>()({}), (desk, _, id) =>
    need(desk, "application_fee", id),
  ),
  route(
    "GET",
    "/v1/application_fees",
    params<Stripe.ApplicationFeeListParams>()({ ...paging, created, charge: text.optional() }),
    (desk, asked) => listPage(desk, "application_fee", "/v1/application_fees", asked),
  ),
];
