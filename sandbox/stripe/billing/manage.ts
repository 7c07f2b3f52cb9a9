import type Stripe from "stripe";
import { type Desk, emit, need } from "../core/desk.ts";
import { seconds } from "../core/ids.ts";
import { changedMetadata, type MetadataChange } from "../core/params.ts";
import { invalid } from "../core/refusal.ts";
import { makeItem } from "./subscription.ts";

export interface SubscriptionChange {
  cancel_at_period_end?: boolean | undefined;
  default_payment_method?: string | undefined;
  description?: string | null | undefined;
  items?:
    | { id?: string | undefined; price?: string | undefined; quantity?: number | undefined }[]
    | undefined;
  metadata?: MetadataChange | undefined;
}

/** Changes a running subscription: another price, another card, or an end with its period. */
export function changeSubscription(desk: Desk, id: string, wish: SubscriptionChange): Stripe.Subscription {
  const before = need(desk, "subscription", id);
  if (before.status === "canceled")
    throw invalid("A canceled subscription can only update its cancellation_details and metadata.", {
      code: "invalid_canceled_subscription_fields",
    });
  if (wish.default_payment_method)
    need(desk, "payment_method", wish.default_payment_method, "default_payment_method");
  const change: Partial<Stripe.Subscription> = {
    ...(wish.default_payment_method ? { default_payment_method: wish.default_payment_method } : {}),
    ...(wish.description === undefined ? {} : { description: wish.description }),
    ...(wish.metadata === undefined ? {} : { metadata: changedMetadata(before.metadata, wish.metadata) }),
    ...(wish.cancel_at_period_end === undefined ? {} : ending(before, wish.cancel_at_period_end)),
    ...(wish.items ? { items: { ...before.items, data: changedItems(desk, before, wish.items) } } : {}),
  };
  const changed = desk.store.update("subscription", id, change);
  const previous = Object.fromEntries(Object.keys(change).map((key) => [key, Reflect.get(before, key)]));
  emit(desk, "customer.subscription.updated", changed, previous);
  return changed;
}

function ending(before: Stripe.Subscription, ends: boolean): Partial<Stripe.Subscription> {
  const end = before.items.data[0]?.current_period_end ?? seconds();
  return {
    cancel_at_period_end: ends,
    cancel_at: ends ? end : null,
    canceled_at: ends ? seconds() : null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: ends ? "cancellation_requested" : null,
    },
  };
}

/** The period that is paid stays; the new price counts from the next one. */
function changedItems(
  desk: Desk,
  before: Stripe.Subscription,
  wanted: NonNullable<SubscriptionChange["items"]>,
): Stripe.SubscriptionItem[] {
  return wanted.map((wish, index) => {
    const param = `items[${index}]`;
    const known = before.items.data.find((item) => item.id === wish.id);
    if (wish.id && !known)
      throw invalid(`The subscription has no item ${wish.id}.`, {
        code: "resource_missing",
        param: `${param}[id]`,
      });
    const price = wish.price ? need(desk, "price", wish.price, `${param}[price]`) : known?.price;
    if (!price?.recurring)
      throw invalid("A subscription takes recurring prices only.", { param: `${param}[price]` });
    const quantity = wish.quantity ?? known?.quantity ?? 1;
    const made = makeItem(before.id, price, quantity, seconds(), null);
    const { id, current_period_start, current_period_end } = known ?? made;
    return { ...made, id, current_period_start, current_period_end };
  });
}
