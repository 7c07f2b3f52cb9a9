import Stripe from "stripe";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { stripe } from "./client.ts";

/** What an event is about: enough to go and read the object itself, and nothing that would have to be believed. */
export interface EventFact {
  id: string;
  type: string;
  /** The connected account; null: the installation's own. */
  account: string | null;
  livemode: boolean;
  subject:
    | { kind: "session"; id: string }
    | { kind: "payment"; id: string }
    | { kind: "account" }
    | { kind: "deauthorized" }
    /** The installation's own: what one of its customers subscribes to. */
    | { kind: "plan"; customer: string }
    | { kind: "other" };
}

/** The event in a body that Stripe signed less than five minutes ago; null for any other (cases P1, P2). */
export function readEvent(body: string, signature: string): EventFact | null {
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!secret) return null;
  try {
    const event: unknown = stripe().webhooks.constructEvent(body, signature, secret);
    const read = shape.safeParse(event);
    if (!read.success) return null;
    const { id, type, account, livemode, data } = read.data;
    return {
      id,
      type,
      account,
      livemode,
      subject: account ? subjectOf(type, data.object) : platformSubjectOf(data.object),
    };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}

const shape = z.object({
  id: z.string().min(1).max(255),
  type: z.string().max(100),
  account: z.string().nullable().default(null),
  livemode: z.boolean(),
  data: z.object({ object: z.looseObject({ object: z.string() }) }),
});

/** Events carry their object as it was; only its identity is used. */
function subjectOf(type: string, object: Record<string, unknown>): EventFact["subject"] {
  if (type === "account.updated") return { kind: "account" };
  if (type === "account.application.deauthorized") return { kind: "deauthorized" };
  const { object: name, id, payment_intent: payment } = object;
  if (name === "checkout.session" && typeof id === "string") return { kind: "session", id };
  if (name === "payment_intent" && typeof id === "string") return { kind: "payment", id };
  if (["charge", "refund", "dispute"].includes(String(name)) && typeof payment === "string")
    return { kind: "payment", id: payment };
  return { kind: "other" };
}

/** Of the installation's own account only its plans concern us; whose they are is looked up by the customer. */
function platformSubjectOf({ object: name, customer }: Record<string, unknown>): EventFact["subject"] {
  const isAbout = ["checkout.session", "subscription", "invoice"].includes(String(name));
  return isAbout && typeof customer === "string" ? { kind: "plan", customer } : { kind: "other" };
}

/** Whether the installation's key is of Stripe's live mode: events of the other mode are not for it (case P7). */
export const isLiveKey = (): boolean => /^(sk|rk)_live_/.test(env().STRIPE_SECRET_KEY ?? "");
