import Stripe from "stripe";
import { z } from "zod";
import { type Desk, emit, need } from "../core/desk.ts";
import { newId, seconds } from "../core/ids.ts";
import { created, listPage, paging } from "../core/list.ts";
import {
  atLeast,
  changedMetadata,
  clearable,
  currency,
  flag,
  metadata,
  oneOf,
  params,
  text,
} from "../core/params.ts";
import { badParameter } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";

interface ProductWish {
  name: string;
  description?: string | null | undefined;
  images?: string[] | undefined;
  metadata?: Record<string, string>;
  active?: boolean | undefined;
  id?: string | undefined;
}

export function addProduct(desk: Desk, wish: ProductWish): Stripe.Product {
  const product = desk.store.put("product", {
    id: wish.id ?? newId("prod", 14),
    object: "product",
    active: wish.active ?? true,
    created: seconds(),
    default_price: null,
    description: wish.description ?? null,
    images: wish.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: wish.metadata ?? {},
    name: wish.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: seconds(),
    url: null,
  });
  emit(desk, "product.created", product);
  return product;
}

interface PriceWish {
  currency: string;
  unit_amount: number;
  product: string;
  active?: boolean | undefined;
  lookup_key?: string | undefined;
  metadata?: Record<string, string>;
  nickname?: string | null | undefined;
  recurring?:
    | { interval: "day" | "month" | "week" | "year"; interval_count?: number | undefined }
    | undefined;
  tax_behavior?: "exclusive" | "inclusive" | "unspecified" | undefined;
}

export function addPrice(desk: Desk, wish: PriceWish): Stripe.Price {
  const price = desk.store.put("price", {
    id: newId("price"),
    object: "price",
    active: wish.active ?? true,
    billing_scheme: "per_unit",
    created: seconds(),
    currency: wish.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: wish.lookup_key ?? null,
    metadata: wish.metadata ?? {},
    nickname: wish.nickname ?? null,
    product: wish.product,
    recurring: wish.recurring
      ? {
          interval: wish.recurring.interval,
          interval_count: wish.recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: null,
          usage_type: "licensed",
        }
      : null,
    tax_behavior: wish.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: wish.recurring ? "recurring" : "one_time",
    unit_amount: wish.unit_amount,
    // On the wire a decimal is a string; the SDK's own type writes itself as one.
    unit_amount_decimal: Stripe.Decimal.from(wish.unit_amount),
  });
  emit(desk, "price.created", price);
  return price;
}

const product = {
  active: flag.optional(),
  description: clearable.optional(),
  images: z.array(text).optional(),
  metadata: metadata.optional(),
};

export const priceRoutes: Route[] = [
  route(
    "POST",
    "/v1/products",
    params<Stripe.ProductCreateParams>()({ ...product, id: text.optional(), name: text }),
    (desk, given) => addProduct(desk, { ...given, metadata: changedMetadata({}, given.metadata) }),
  ),
  route("GET", "/v1/products/{id}", params<object>()({}), (desk, _, id) => need(desk, "product", id)),
  route(
    "GET",
    "/v1/products",
    params<Stripe.ProductListParams>()({ ...paging, created, active: flag.optional() }),
    (desk, asked) => listPage(desk, "product", "/v1/products", asked),
  ),
  route(
    "POST",
    "/v1/prices",
    params<Stripe.PriceCreateParams>()({
      active: flag.optional(),
      currency,
      lookup_key: text.optional(),
      metadata: metadata.optional(),
      nickname: clearable.optional(),
      product: text.optional(),
      product_data: params<Stripe.PriceCreateParams.ProductData>()({ name: text }).optional(),
      recurring: params<Stripe.PriceCreateParams.Recurring>()({
        interval: oneOf("day", "week", "month", "year"),
        interval_count: atLeast(1).optional(),
      }).optional(),
      unit_amount: atLeast(0),
    }),
    (desk, { product: id, product_data, ...given }) => {
      if ((id === undefined) === (product_data === undefined))
        throw badParameter("You must specify either `product` or `product_data` when creating a price.", {
          param: "product",
        });
      const of = product_data ? addProduct(desk, product_data) : need(desk, "product", id ?? "", "product");
      return addPrice(desk, { ...given, product: of.id, metadata: changedMetadata({}, given.metadata) });
    },
  ),
  route("GET", "/v1/prices/{id}", params<object>()({}), (desk, _, id) => need(desk, "price", id)),
  route(
    "GET",
    "/v1/prices",
    params<Stripe.PriceListParams>()({
      ...paging,
      created,
      active: flag.optional(),
      currency: currency.optional(),
      lookup_keys: z.array(text).optional(),
      product: text.optional(),
      type: oneOf("one_time", "recurring").optional(),
    }),
    (desk, { lookup_keys: keys, ...asked }) =>
      listPage(
        desk,
        "price",
        "/v1/prices",
        asked,
        ({ lookup_key }) => !keys || keys.includes(lookup_key ?? ""),
      ),
  ),
];
