import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import { changedMetadata, clearable, email, metadata, params, text } from "../core/params.ts";
import { type Route, route } from "../core/route.ts";
import { attach, methodFor } from "./payment-methods.ts";

interface Known {
  email?: string | null | undefined;
  name?: string | null | undefined;
  phone?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string>;
}

export function addCustomer(desk: Desk, known: Known): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId("cus", 14),
    object: "customer",
    address: null,
    balance: 0,
    created: seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: known.description ?? null,
    discount: null,
    email: known.email ?? null,
    invoice_prefix: newId("x", 8).slice(2).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: known.metadata ?? {},
    name: known.name ?? null,
    next_invoice_sequence: 1,
    phone: known.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  desk.store.put("customer", customer);
  emit(desk, "customer.created", customer);
  return customer;
}

const about = {
  email: email.optional(),
  name: clearable.optional(),
  phone: clearable.optional(),
  description: clearable.optional(),
  metadata: metadata.optional(),
};

const deletedCustomer = (id: string): Stripe.DeletedCustomer => ({ id, object: "customer", deleted: true });

export const customerRoutes: Route[] = [
  route(
    "POST",
    "/v1/customers",
    params<Stripe.CustomerCreateParams>()({ ...about, payment_method: text.optional() }),
    (desk, { payment_method, ...given }) => {
      const method = payment_method === undefined ? null : methodFor(desk, payment_method);
      const customer = addCustomer(desk, { ...given, metadata: changedMetadata({}, given.metadata) });
      if (method) attach(desk, method, customer.id);
      return customer;
    },
  ),
  route(
    "POST",
    "/v1/customers/{id}",
    params<Stripe.CustomerUpdateParams>()({
      ...about,
      invoice_settings: params<Stripe.CustomerUpdateParams.InvoiceSettings>()({
        default_payment_method: text,
      }).optional(),
    }),
    (desk, { invoice_settings, metadata: change, ...given }, id) => {
      const customer = need(desk, "customer", id);
      if (invoice_settings)
        need(desk, "payment_method", invoice_settings.default_payment_method, "payment_method");
      const updated = desk.store.update("customer", id, {
        ...given,
        metadata: changedMetadata(customer.metadata, change),
        invoice_settings: { ...customer.invoice_settings, ...invoice_settings },
      });
      emit(desk, "customer.updated", updated);
      return updated;
    },
  ),
  route("GET", "/v1/customers/{id}", params<object>()({}), (desk, _, id) =>
    desk.store.find("tombstone", id) ? deletedCustomer(id) : need(desk, "customer", id),
  ),
  route("DELETE", "/v1/customers/{id}", params<object>()({}), (desk, _, id) => {
    emit(desk, "customer.deleted", need(desk, "customer", id));
    desk.store.remove("customer", id);
    desk.store.put("tombstone", { id });
    return deletedCustomer(id);
  }),
  route(
    "GET",
    "/v1/customers",
    params<Stripe.CustomerListParams>()({ ...paging, created, email: text.optional() }),
    (desk, asked) => listPage(desk, "customer", "/v1/customers", asked),
  ),
];
