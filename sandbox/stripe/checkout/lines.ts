import type Stripe from "stripe";
import { z } from "zod";
import { addPrice, addProduct } from "../billing/prices.ts";
import { type Desk, need } from "../core/desk.ts";
import { newId } from "../core/ids.ts";
import { atLeast, changedMetadata, currency, metadata, oneOf, params, text } from "../core/params.ts";
import { badParameter, invalid } from "../core/refusal.ts";

const priceData = params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>()({
  currency,
  product: text.optional(),
  product_data: params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>()({
    name: text,
    description: text.optional(),
    images: z.array(text).optional(),
    metadata: metadata.optional(),
  }).optional(),
  recurring: params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.Recurring>()({
    interval: oneOf("day", "week", "month", "year"),
    interval_count: atLeast(1).optional(),
  }).optional(),
  tax_behavior: oneOf("exclusive", "inclusive", "unspecified").optional(),
  unit_amount: atLeast(0),
});

export const lineItems = z.array(
  params<Stripe.Checkout.SessionCreateParams.LineItem>()({
    price: text.optional(),
    price_data: priceData.optional(),
    quantity: atLeast(1).optional(),
  }),
);

/** Prices every line, making the products and prices that are described in it. */
export function makeLines(desk: Desk, wanted: z.output<typeof lineItems>): Stripe.LineItem[] {
  return wanted.map((line, index) => {
    const price = priceOf(desk, line, index);
    const { quantity = 1 } = line;
    const total = (price.unit_amount ?? 0) * quantity;
    const product = desk.store.find("product", String(price.product));
    return {
      id: newId("li", 14),
      object: "item",
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: total,
      amount_tax: 0,
      amount_total: total,
      currency: price.currency,
      description: product?.name ?? null,
      metadata: {},
      price,
      quantity,
    };
  });
}

function priceOf(desk: Desk, { price, price_data: data }: z.output<typeof lineItems>[number], index: number) {
  const param = `line_items[${index}]`;
  if ((price === undefined) === (data === undefined))
    throw badParameter(`You must specify either \`price\` or \`price_data\` for ${param}.`, { param });
  if (price !== undefined) {
    const known = need(desk, "price", price, `${param}[price]`);
    if (!known.active)
      throw invalid("The price specified is inactive. This field only accepts active prices.", { param });
    return known;
  }
  if (!data || (data.product === undefined) === (data.product_data === undefined))
    throw badParameter("You must specify either `product` or `product_data` when creating a price.", {
      param,
    });
  const product = data.product_data
    ? addProduct(desk, {
        ...data.product_data,
        metadata: changedMetadata({}, data.product_data.metadata),
        active: false,
      })
    : need(desk, "product", data.product ?? "", `${param}[price_data][product]`);
  return addPrice(desk, { ...data, product: product.id, active: false });
}
