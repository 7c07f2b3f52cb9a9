import Stripe from "stripe";

/** How a call of Stripe went wrong. `again`: the same call may go well later; its effect may even be there already. */
export interface StripeFailure {
  kind: "again" | "refused" | "account" | "unusable-key";
  /** Stripe's own code, for the log and for the business: never a message, which may quote what was sent. */
  code: string;
}

/** @throws what is no failure of Stripe */
export function stripeFailure(error: unknown): StripeFailure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const code = error.code ?? error.type;
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { kind: "unusable-key", code };
  if (error instanceof Stripe.errors.StripePermissionError || error.code === "account_invalid")
    return { kind: "account", code };
  const passing =
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    error instanceof Stripe.errors.StripeAPIError ||
    ["lock_timeout", "idempotency_key_in_use"].includes(code);
  return { kind: passing ? "again" : "refused", code };
}
