import Stripe from "stripe";
import type { Desk } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { listObject } from "../core/list.ts";

interface InvoiceWish {
  subscription: Stripe.Subscription;
  reason: "subscription_create" | "subscription_cycle";
  /** Null where there is nothing to pay. */
  intent: Stripe.PaymentIntent | null;
  due: number;
}

/** The bill for one period of a subscription; whether it is paid says its intent. */
export function addInvoice(desk: Desk, { subscription, reason, intent, due }: InvoiceWish): Stripe.Invoice {
  const id = newId("in");
  const paid = intent === null || intent.status === "succeeded";
  const customer = desk.store.find("customer", String(subscription.customer));
  const now = seconds();
  const period = {
    start: subscription.items.data[0]?.current_period_start ?? now,
    end: subscription.items.data[0]?.current_period_end ?? now,
  };
  const invoice = desk.store.put("invoice", {
    id,
    object: "invoice",
    account_country: "US",
    account_name: null,
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: paid ? due : 0,
    amount_remaining: paid ? 0 : due,
    amount_shipping: 0,
    application: null,
    attempt_count: 1,
    attempted: true,
    auto_advance: !paid,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: "charge_automatically",
    created: now,
    currency: subscription.currency,
    custom_fields: null,
    customer: subscription.customer,
    customer_account: null,
    customer_address: null,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: now,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: listObject(`/v1/invoices/${id}/lines`, invoiceLines(id, subscription, period, due === 0)),
    livemode: false,
    metadata: {},
    next_payment_attempt: paid ? null : now + 3 * 24 * 60 * 60,
    number: `${customer?.invoice_prefix ?? "SANDBOX"}-${String(desk.store.list("invoice").length + 1).padStart(4, "0")}`,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: "subscription_details",
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: period.end,
    period_start: period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: paid ? "paid" : "open",
    status_transitions: {
      finalized_at: now,
      marked_uncollectible_at: null,
      paid_at: paid ? now : null,
      voided_at: null,
    },
    subtotal: due,
    subtotal_excluding_tax: due,
    test_clock: null,
    total: due,
    total_discount_amounts: [],
    total_excluding_tax: due,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  });
  if (intent) addPayment(desk, invoice, intent);
  return invoice;
}

/** Which payment an invoice is paid with: since 2025 no longer a property of the invoice. */
function addPayment(desk: Desk, invoice: Stripe.Invoice, intent: Stripe.PaymentIntent): void {
  const paid = intent.status === "succeeded";
  desk.store.put("invoice_payment", {
    id: newId("inpay"),
    object: "invoice_payment",
    amount_paid: paid ? invoice.amount_due : null,
    amount_requested: invoice.amount_due,
    created: seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: "payment_intent" },
    status: paid ? "paid" : "open",
    status_transitions: { canceled_at: null, paid_at: paid ? seconds() : null },
  });
}

/** One more attempt to be paid, and how it went. */
export function payInvoice(desk: Desk, invoice: Stripe.Invoice, paid: boolean): Stripe.Invoice {
  const now = seconds();
  const attempt_count = invoice.attempt_count + 1;
  if (!paid) return desk.store.update("invoice", invoice.id, { attempt_count });
  for (const one of desk.store.list("invoice_payment").filter((each) => each.invoice === invoice.id))
    desk.store.update("invoice_payment", one.id, {
      amount_paid: invoice.amount_due,
      status: "paid",
      status_transitions: { canceled_at: null, paid_at: now },
    });
  return desk.store.update("invoice", invoice.id, {
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count,
    next_payment_attempt: null,
    status: "paid",
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  });
}

const invoiceLines = (
  invoice: string,
  subscription: Stripe.Subscription,
  period: Stripe.InvoiceLineItem.Period,
  trial: boolean,
): Stripe.InvoiceLineItem[] =>
  subscription.items.data.map((item) => {
    const quantity = item.quantity ?? 1;
    const amount = trial ? 0 : (item.price.unit_amount ?? 0) * quantity;
    return {
      id: newId("il"),
      object: "line_item",
      amount,
      currency: item.price.currency,
      description: trial ? "Trial period" : null,
      discount_amounts: [],
      discountable: true,
      discounts: [],
      invoice,
      livemode: false,
      metadata: {},
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: { credited_items: null },
          subscription: subscription.id,
          subscription_item: item.id,
        },
        type: "subscription_item_details",
      },
      period,
      pretax_credit_amounts: [],
      pricing: {
        price_details: { price: item.price.id, product: String(item.price.product) },
        type: "price_details",
        unit_amount_decimal: Stripe.Decimal.from(trial ? 0 : (item.price.unit_amount ?? 0)),
      },
      quantity,
      quantity_decimal: Stripe.Decimal.from(quantity),
      subscription: subscription.id,
      subtotal: amount,
      taxes: [],
    };
  });
