import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { invalid } from "../core/refusal.ts";
import { capture } from "./charges.ts";
import { checkFee, unexpectedState } from "./intents.ts";

/** Takes the money that a payment only holds, all of it or a part; the rest goes back to the card. */
export function captureIntent(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  {
    amount_to_capture,
    application_fee_amount,
  }: { amount_to_capture?: number | undefined; application_fee_amount?: number | undefined },
): Stripe.PaymentIntent {
  if (intent.status !== "requires_capture") throw unexpectedState(intent, "capture");
  const amount = amount_to_capture ?? intent.amount;
  if (amount > intent.amount_capturable)
    throw invalid(
      "The requested capture amount is greater than the amount you can capture for this charge.",
      {
        param: "amount_to_capture",
        code: "amount_too_large",
      },
    );
  const share = application_fee_amount ?? intent.application_fee_amount;
  checkFee(desk, share, amount, intent.currency);
  const charge = capture(desk, need(desk, "charge", String(intent.latest_charge)), amount, share);
  const captured = desk.store.update("payment_intent", intent.id, {
    amount_capturable: 0,
    amount_received: amount,
    application_fee_amount: share,
    status: "succeeded",
  });
  const session = desk.store.list("checkout.session").find((one) => one.payment_intent === intent.id);
  if (session) desk.store.update("checkout.session", session.id, { payment_status: "paid" });
  emit(desk, "charge.captured", charge);
  emit(desk, "payment_intent.succeeded", captured);
  return captured;
}
