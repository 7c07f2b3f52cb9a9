import type Stripe from "stripe";

/** What happened, for the application: kept, listed and sent as a webhook. */
export interface SandboxEvent {
  id: string;
  object: "event";
  account?: string;
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: Stripe.Event.Request | null;
  type: Stripe.Event.Type;
}

/** What a Checkout session will do once it is paid; Stripe keeps it to itself as well. */
export interface CheckoutPlan {
  id: string;
  lines: Stripe.LineItem[];
  paymentIntentData: {
    application_fee_amount?: number;
    capture_method?: "automatic" | "automatic_async" | "manual";
    description?: string;
    metadata?: Record<string, string> | null;
    receipt_email?: string;
    setup_future_usage?: "off_session" | "on_session";
    statement_descriptor?: string;
    statement_descriptor_suffix?: string;
    transfer_group?: string;
  };
  setupIntentData: { description?: string; metadata?: Record<string, string> | null };
  subscriptionData: {
    application_fee_percent?: number;
    description?: string;
    metadata?: Record<string, string> | null;
    trial_period_days?: number;
  };
  /** The first payment of a subscription, which is not a property of its session. */
  pendingIntent?: string;
}

/** The number behind a payment method, and whether its owner has agreed to later payments. */
export interface CardOnFile {
  id: string;
  number: string;
  agreed: boolean;
}

/** A link into the onboarding: for one visit, and for some minutes. */
export interface OnboardingLink {
  id: string;
  account: string;
  return_url: string;
  refresh_url: string;
  expires_at: number;
  used: boolean;
}

/** What remains of a deleted object. */
export interface Tombstone {
  id: string;
}

/** An answer that was given under an Idempotency-Key. */
export interface KeptAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  created: number;
}

/** Every kind of object that an account can have, by its `object`; the last five are the sandbox's own. */
export interface Kinds {
  account: Stripe.Account;
  application_fee: Stripe.ApplicationFee;
  balance_transaction: Stripe.BalanceTransaction;
  "billing_portal.session": Stripe.BillingPortal.Session;
  charge: Stripe.Charge;
  "checkout.session": Stripe.Checkout.Session;
  customer: Stripe.Customer;
  dispute: Stripe.Dispute;
  event: SandboxEvent;
  fee_refund: Stripe.FeeRefund;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  payout: Stripe.Payout;
  price: Stripe.Price;
  product: Stripe.Product;
  refund: Stripe.Refund;
  setup_intent: Stripe.SetupIntent;
  subscription: Stripe.Subscription;
  plan_of_session: CheckoutPlan;
  card_on_file: CardOnFile;
  kept_answer: KeptAnswer;
  onboarding_link: OnboardingLink;
  tombstone: Tombstone;
}

export type Kind = keyof Kinds;

/** Which kind an id is of. */
const prefixes: Record<string, Kind> = {
  acct: "account",
  fee: "application_fee",
  txn: "balance_transaction",
  ch: "charge",
  py: "charge",
  cs: "checkout.session",
  cus: "customer",
  du: "dispute",
  evt: "event",
  fr: "fee_refund",
  in: "invoice",
  inpay: "invoice_payment",
  pi: "payment_intent",
  pm: "payment_method",
  po: "payout",
  price: "price",
  prod: "product",
  re: "refund",
  seti: "setup_intent",
  sub: "subscription",
};

export const kindOf = (id: string): Kind | null => {
  const prefix = id.split("_")[0] ?? "";
  return Object.hasOwn(prefixes, prefix) ? (prefixes[prefix] ?? null) : null;
};

export const isPublic = (kind: string): kind is Kind =>
  Object.values<string>(prefixes).includes(kind) || kind === "billing_portal.session";
