import type Stripe from "stripe";
import { type Desk, need } from "../core/desk.ts";
import { day, seconds } from "../core/ids.ts";
import { badParameter } from "../core/refusal.ts";
import { checkChargesEnabled, checkFee } from "../payments/intents.ts";
import { checkAmount } from "../payments/money.ts";
import type { SessionWish } from "./session-params.ts";

/** Throws what is wrong with the wish; says when the session ends. */
export function checkWish(desk: Desk, wish: SessionWish): number {
  if (!wish.success_url)
    throw badParameter("Missing required param: success_url.", {
      code: "parameter_missing",
      param: "success_url",
    });
  if (wish.customer && wish.customer_email)
    throw badParameter("You may only specify one of these parameters: customer, customer_email.", {
      code: "parameters_exclusive",
    });
  if (wish.customer) need(desk, "customer", wish.customer, "customer");
  const forOthers = [
    ["payment", "payment_intent_data", wish.payment_intent_data],
    ["setup", "setup_intent_data", wish.setup_intent_data],
    ["subscription", "subscription_data", wish.subscription_data],
  ] as const;
  for (const [mode, param, value] of forOthers)
    if (value && mode !== wish.mode)
      throw badParameter(`You can not pass \`${param}\` in \`${wish.mode}\` mode.`, { param });
  if (wish.mode === "setup" ? wish.line_items : !wish.line_items?.length)
    throw badParameter(
      wish.mode === "setup"
        ? "You can not pass `line_items` in `setup` mode."
        : "Missing required param: line_items.",
      { param: "line_items", ...(wish.mode === "setup" ? {} : { code: "parameter_missing" }) },
    );
  if (wish.mode === "setup" && !wish.currency && !wish.allowed_payment_method_types)
    throw badParameter(
      "You must provide either `currency` or `allowed_payment_method_types` in `setup` mode.",
      {
        param: "currency",
      },
    );
  const now = seconds();
  const expiresAt = wish.expires_at ?? now + day;
  // A second of patience, as the request itself takes time.
  if (expiresAt < now + 30 * 60 - 1)
    throw badParameter(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      {
        param: "expires_at",
      },
    );
  if (expiresAt > now + day)
    throw badParameter(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      {
        param: "expires_at",
      },
    );
  return expiresAt;
}

/** Throws where the lines cannot be paid together, or not on this account. */
export function checkMoney(desk: Desk, wish: SessionWish, lines: Stripe.LineItem[], total: number): void {
  checkChargesEnabled(desk);
  if (wish.mode === "setup") return;
  const currency = lines[0]?.currency ?? "usd";
  if (lines.some((line) => line.currency !== currency))
    throw badParameter("All prices on a Checkout Session must have the same currency.", {
      param: "line_items",
    });
  const recurring = lines.filter((line) => line.price?.recurring);
  if (wish.mode === "payment" && recurring.length > 0)
    throw badParameter(
      "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.",
      { param: "line_items" },
    );
  if (wish.mode === "subscription" && recurring.length === 0)
    throw badParameter("You must provide at least one recurring price in `subscription` mode.", {
      param: "line_items",
    });
  if (wish.mode === "payment" && total > 0) {
    checkAmount(total, currency, "line_items");
    checkFee(desk, wish.payment_intent_data?.application_fee_amount, total, currency);
  }
}
