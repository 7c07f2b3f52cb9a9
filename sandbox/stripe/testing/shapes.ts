import type Stripe from "stripe";

/** An event; what happened to which object is looked at by the object's own shape. */
interface Event extends Omit<Stripe.EventBase, "data"> {
  data: { object: object; previous_attributes?: object };
}

/** What Stripe answers, by the `object` in it: the oracle (schemas.ts) makes a schema of each. */
export interface Answers {
  account: Stripe.Account;
  account_link: Stripe.AccountLink;
  application_fee: Stripe.ApplicationFee;
  balance: Stripe.Balance;
  balance_transaction: Stripe.BalanceTransaction;
  "billing_portal.session": Stripe.BillingPortal.Session;
  charge: Stripe.Charge;
  "checkout.session": Stripe.Checkout.Session;
  customer: Stripe.Customer;
  dispute: Stripe.Dispute;
  event: Event;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  item: Stripe.LineItem;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  payout: Stripe.Payout;
  price: Stripe.Price;
  product: Stripe.Product;
  refund: Stripe.Refund;
  setup_intent: Stripe.SetupIntent;
  subscription: Stripe.Subscription;
}

/** What is left of an object that was deleted. */
export interface Deleted {
  account: Stripe.DeletedAccount;
  customer: Stripe.DeletedCustomer;
}

/** What each route of the sandbox's Stripe may be asked with, by the SDK's own types. */
export interface Requests {
  "GET /v1/account": Stripe.AccountRetrieveCurrentParams;
  "POST /v1/account_links": Stripe.AccountLinkCreateParams;
  "GET /v1/accounts": Stripe.AccountListParams;
  "POST /v1/accounts": Stripe.AccountCreateParams;
  "GET /v1/accounts/{id}": Stripe.AccountRetrieveParams;
  "POST /v1/accounts/{id}": Stripe.AccountUpdateParams;
  "DELETE /v1/accounts/{id}": Stripe.AccountDeleteParams;
  "GET /v1/application_fees": Stripe.ApplicationFeeListParams;
  "GET /v1/application_fees/{id}": Stripe.ApplicationFeeRetrieveParams;
  "GET /v1/balance": Stripe.BalanceRetrieveParams;
  "GET /v1/balance_transactions": Stripe.BalanceTransactionListParams;
  "GET /v1/balance_transactions/{id}": Stripe.BalanceTransactionRetrieveParams;
  "POST /v1/billing_portal/sessions": Stripe.BillingPortal.SessionCreateParams;
  "GET /v1/charges": Stripe.ChargeListParams;
  "GET /v1/charges/{id}": Stripe.ChargeRetrieveParams;
  "GET /v1/checkout/sessions": Stripe.Checkout.SessionListParams;
  "POST /v1/checkout/sessions": Stripe.Checkout.SessionCreateParams;
  "GET /v1/checkout/sessions/{id}": Stripe.Checkout.SessionRetrieveParams;
  "POST /v1/checkout/sessions/{id}/expire": Stripe.Checkout.SessionExpireParams;
  "GET /v1/checkout/sessions/{id}/line_items": Stripe.Checkout.SessionListLineItemsParams;
  "GET /v1/customers": Stripe.CustomerListParams;
  "POST /v1/customers": Stripe.CustomerCreateParams;
  "GET /v1/customers/{id}": Stripe.CustomerRetrieveParams;
  "POST /v1/customers/{id}": Stripe.CustomerUpdateParams;
  "DELETE /v1/customers/{id}": Stripe.CustomerDeleteParams;
  "GET /v1/customers/{id}/payment_methods": Stripe.CustomerListPaymentMethodsParams;
  "GET /v1/disputes": Stripe.DisputeListParams;
  "GET /v1/disputes/{id}": Stripe.DisputeRetrieveParams;
  "POST /v1/disputes/{id}/close": Stripe.DisputeCloseParams;
  "GET /v1/events": Stripe.EventListParams;
  "GET /v1/events/{id}": Stripe.EventRetrieveParams;
  "GET /v1/invoice_payments": Stripe.InvoicePaymentListParams;
  "GET /v1/invoices": Stripe.InvoiceListParams;
  "GET /v1/invoices/{id}": Stripe.InvoiceRetrieveParams;
  "GET /v1/payment_intents": Stripe.PaymentIntentListParams;
  "POST /v1/payment_intents": Stripe.PaymentIntentCreateParams;
  "GET /v1/payment_intents/{id}": Stripe.PaymentIntentRetrieveParams;
  "POST /v1/payment_intents/{id}": Stripe.PaymentIntentUpdateParams;
  "POST /v1/payment_intents/{id}/cancel": Stripe.PaymentIntentCancelParams;
  "POST /v1/payment_intents/{id}/capture": Stripe.PaymentIntentCaptureParams;
  "POST /v1/payment_intents/{id}/confirm": Stripe.PaymentIntentConfirmParams;
  "GET /v1/payment_methods": Stripe.PaymentMethodListParams;
  "GET /v1/payment_methods/{id}": Stripe.PaymentMethodRetrieveParams;
  "POST /v1/payment_methods/{id}": Stripe.PaymentMethodUpdateParams;
  "POST /v1/payment_methods/{id}/attach": Stripe.PaymentMethodAttachParams;
  "POST /v1/payment_methods/{id}/detach": Stripe.PaymentMethodDetachParams;
  "GET /v1/payouts": Stripe.PayoutListParams;
  "GET /v1/payouts/{id}": Stripe.PayoutRetrieveParams;
  "GET /v1/prices": Stripe.PriceListParams;
  "POST /v1/prices": Stripe.PriceCreateParams;
  "GET /v1/prices/{id}": Stripe.PriceRetrieveParams;
  "GET /v1/products": Stripe.ProductListParams;
  "POST /v1/products": Stripe.ProductCreateParams;
  "GET /v1/products/{id}": Stripe.ProductRetrieveParams;
  "GET /v1/refunds": Stripe.RefundListParams;
  "POST /v1/refunds": Stripe.RefundCreateParams;
  "GET /v1/refunds/{id}": Stripe.RefundRetrieveParams;
  "POST /v1/refunds/{id}": Stripe.RefundUpdateParams;
  "POST /v1/refunds/{id}/cancel": Stripe.RefundCancelParams;
  "GET /v1/setup_intents": Stripe.SetupIntentListParams;
  "POST /v1/setup_intents": Stripe.SetupIntentCreateParams;
  "GET /v1/setup_intents/{id}": Stripe.SetupIntentRetrieveParams;
  "POST /v1/setup_intents/{id}/confirm": Stripe.SetupIntentConfirmParams;
  "POST /v1/setup_intents/{id}/cancel": Stripe.SetupIntentCancelParams;
  "GET /v1/subscriptions": Stripe.SubscriptionListParams;
  "GET /v1/subscriptions/{id}": Stripe.SubscriptionRetrieveParams;
  "POST /v1/subscriptions/{id}": Stripe.SubscriptionUpdateParams;
  "DELETE /v1/subscriptions/{id}": Stripe.SubscriptionCancelParams;
}
