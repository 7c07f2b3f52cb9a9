import type Stripe from "stripe";
import { day, newId, seconds } from "../core/ids.ts";

/** Why a charge failed. */
export interface Failure {
  code: string;
  declineCode: string;
  message: string;
}

/** What the network said to a charge. */
export const outcomeOf = (failure: Failure | null): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: failure ? "declined_by_network" : "approved_by_network",
  reason: failure?.declineCode ?? null,
  risk_level: "normal",
  risk_score: 12,
  seller_message: failure
    ? "The bank did not return any further details with this decline."
    : "Payment complete.",
  type: failure ? "issuer_declined" : "authorized",
});

/** With what a charge was paid, as it looked then. */
export function chargeDetails(
  { card, us_bank_account, type }: Stripe.PaymentMethod,
  amount: number,
  captured: boolean,
): Stripe.Charge.PaymentMethodDetails {
  if (us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
      us_bank_account;
    return {
      type,
      us_bank_account: {
        account_holder_type,
        account_type,
        bank_name,
        fingerprint,
        last4,
        payment_reference: null,
        routing_number,
      },
    };
  }
  if (!card) return { type };
  return {
    type,
    card: {
      amount_authorized: amount,
      authorization_code: "123456",
      brand: card.brand,
      ...(captured ? {} : { capture_before: seconds() + 7 * day }),
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: newId("x", 15).slice(2),
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
