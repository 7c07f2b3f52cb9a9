import Stripe from "stripe";
import { env } from "#lib/env.ts";

const shared = globalThis as { punctualStripe?: Stripe };

/** Whether this installation can charge at all. */
export const hasStripe = (): boolean => env().STRIPE_SECRET_KEY !== undefined;

/**
 * Stripe's SDK with the installation's key; `STRIPE_API_BASE` points all of it somewhere else. Never inside a
 * transaction: every call is a network's patience long (case F7). @throws without a key
 */
export function stripe(): Stripe {
  shared.punctualStripe ??= createStripe();
  return shared.punctualStripe;
}

function createStripe(): Stripe {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env();
  if (!key) throw new Error("STRIPE_SECRET_KEY is not set.");
  const at = base ? new URL(base) : null;
  const protocol = at?.protocol === "http:" ? "http" : "https";
  return new Stripe(key, {
    // One try more within the call, under the same idempotency key; everything beyond is our own queue's work.
    maxNetworkRetries: 1,
    timeout: 15_000,
    telemetry: false,
    ...(at ? { protocol, host: at.hostname, port: at.port || (protocol === "http" ? "80" : "443") } : {}),
  });
}
