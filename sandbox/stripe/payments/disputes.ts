import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { day, newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { params, text } from "../core/params.ts";
import { invalid } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { addTransaction } from "./ledger.ts";
import { refunded } from "./money.ts";

/** What Stripe takes for handling a dispute. */
const handling = 1500;

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** The card's owner disputes a charge: what is left of it is taken back at once. */
export function openDispute(desk: Desk, charge: Stripe.Charge, reason: string): Stripe.Dispute {
  const amount = charge.amount_captured - refunded(charge);
  if (charge.disputed || charge.status !== "succeeded" || amount <= 0)
    throw invalid(
      `The charge ${charge.id} cannot be disputed: it must be paid, and neither refunded nor disputed.`,
    );
  const { currency } = charge;
  const id = newId("du");
  const withdrawn = addTransaction(desk.store, {
    type: "adjustment",
    reporting: "dispute",
    amount: -amount,
    currency,
    source: id,
    description: `Chargeback withdrawal for ${charge.id}`,
    fees: [{ amount: handling, application: null, currency, description: "Dispute fee", type: "stripe_fee" }],
  });
  const dispute = desk.store.put("dispute", {
    id,
    object: "dispute",
    amount,
    balance_transactions: [withdrawn],
    charge: charge.id,
    created: seconds(),
    currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: seconds() + 9 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: "needs_response",
  });
  desk.store.update("charge", charge.id, { disputed: true });
  emit(desk, "charge.dispute.created", dispute);
  emit(desk, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

/** The bank decides; or the business gives in, which is to lose. */
export function closeDispute(desk: Desk, dispute: Stripe.Dispute, won: boolean): Stripe.Dispute {
  if (dispute.status === "won" || dispute.status === "lost")
    throw invalid("This dispute is already closed.", { code: "status_transition_invalid" });
  const returned = won
    ? [
        addTransaction(desk.store, {
          type: "adjustment",
          reporting: "dispute_reversal",
          amount: dispute.amount,
          currency: dispute.currency,
          source: dispute.id,
          description: `Chargeback reversal for ${dispute.charge}`,
        }),
      ]
    : [];
  const closed = desk.store.update("dispute", dispute.id, {
    status: won ? "won" : "lost",
    balance_transactions: [...dispute.balance_transactions, ...returned],
  });
  emit(desk, "charge.dispute.closed", closed);
  if (won) emit(desk, "charge.dispute.funds_reinstated", closed);
  return closed;
}

export const disputeRoutes: Route[] = [
  route("GET", "/v1/disputes/{id}", params<object>()({}), (desk, _, id) => need(desk, "dispute", id)),
  route("POST", "/v1/disputes/{id}/close", params<object>()({}), (desk, _, id) =>
    closeDispute(desk, need(desk, "dispute", id), false),
  ),
  route(
    "GET",
    "/v1/disputes",
    params<Stripe.DisputeListParams>()({
      ...paging,
      created,
      charge: text.optional(),
      payment_intent: text.optional(),
    }),
    (desk, asked) => listPage(desk, "dispute", "/v1/disputes", asked),
  ),
];
