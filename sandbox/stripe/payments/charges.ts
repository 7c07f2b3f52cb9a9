import type Stripe from "stripe";
import { type Desk, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { params, text } from "../core/params.ts";
import { type Route, route } from "../core/route.ts";
import { addFee, application } from "./application-fees.ts";
import type { TestCard } from "./cards.ts";
import { chargeDetails, type Failure, outcomeOf } from "./charge-details.ts";
import { addTransaction, stripeFee } from "./ledger.ts";
import { processingFee } from "./money.ts";

interface Attempt {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  failure: Failure | null;
  captured: boolean;
}

/** Writes the charge of one attempt to pay; what was captured is in the ledger afterwards. */
export function addCharge(desk: Desk, { intent, method, failure, captured }: Attempt): Stripe.Charge {
  const { amount, currency } = intent;
  const pending = failure === null && method.type !== "card";
  const id = newId(method.type === "card" ? "ch" : "py");
  const charge: Stripe.Charge = {
    id,
    object: "charge",
    amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: desk.store.account === null ? null : application,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: { ...method.billing_details, address: method.billing_details.address ?? null },
    calculated_statement_descriptor: "SANDBOX",
    captured: false,
    created: seconds(),
    currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(failure),
    paid: failure === null && !pending,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: chargeDetails(method, amount, captured),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: failure ? "failed" : pending ? "pending" : "succeeded",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  desk.store.put("charge", charge);
  if (failure || pending || !captured) return charge;
  return capture(desk, charge, amount);
}

/** Money moves: into the ledger of the account, and the platform's share into that of the platform. */
export function capture(
  desk: Desk,
  charge: Stripe.Charge,
  amount: number,
  share: number | null = charge.application_fee_amount,
): Stripe.Charge {
  const { currency } = charge;
  const fee = share ? addFee(desk, charge, share) : null;
  const transaction = addTransaction(desk.store, {
    type: charge.id.startsWith("py_") ? "payment" : "charge",
    amount,
    currency,
    source: charge.id,
    description: charge.description,
    fees: [
      stripeFee(processingFee(amount, currency), currency),
      ...(fee
        ? [
            {
              amount: fee.amount,
              application,
              currency,
              description: "Application fee",
              type: "application_fee",
            },
          ]
        : []),
    ],
  });
  const rest = charge.amount - amount;
  return desk.store.update("charge", charge.id, {
    amount_captured: amount,
    // What is not captured is given back to the card, which Stripe shows as refunded.
    amount_refunded: rest,
    application_fee: fee?.id ?? null,
    application_fee_amount: share,
    balance_transaction: transaction.id,
    captured: true,
    paid: true,
    status: "succeeded",
  });
}

/** What a declined card says about itself. */
export const declineOf = (card: TestCard): Failure =>
  card.declined ?? {
    code: "card_declined",
    declineCode: "generic_decline",
    message: "Your card was declined.",
  };

export const chargeRoutes: Route[] = [
  route("GET", "/v1/charges/{id}", params<object>()({}), (desk, _, id) => need(desk, "charge", id)),
  route(
    "GET",
    "/v1/charges",
    params<Stripe.ChargeListParams>()({
      ...paging,
      created,
      customer: text.optional(),
      payment_intent: text.optional(),
    }),
    (desk, asked) => listPage(desk, "charge", "/v1/charges", asked),
  ),
];
