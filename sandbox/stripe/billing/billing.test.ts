import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let price: string;

beforeAll(async () => {
  harness = await startHarness();
  const product = await harness.stripe.products.create({ name: "Pro" });
  const made = await harness.stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1900,
    recurring: { interval: "month" },
    lookup_key: "pro",
  });
  price = made.id;
});
afterAll(() => harness.close());

const subscribe = async (card = "4242424242424242") => {
  const session = await harness.stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price, quantity: 1 }],
    subscription_data: { metadata: { tenant: "juniper" } },
    success_url: "http://localhost:3000/done",
    customer_email: "owner@juniper.test",
  });
  await harness.act("pay", { session: session.id, card });
  return harness.stripe.checkout.sessions.retrieve(session.id, {
    expand: ["subscription.latest_invoice.payments"],
  });
};

test("a plan is subscribed to, renewed, not paid, and ended", async () => {
  const { stripe, act } = harness;
  await harness.quiet();
  const before = harness.heard.length;
  const session = await subscribe();
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "paid",
    customer: expect.stringMatching(/^cus_/),
    subscription: {
      status: "active",
      metadata: { tenant: "juniper" },
      items: { data: [{ price: { id: price }, current_period_end: expect.any(Number) }] },
      latest_invoice: {
        status: "paid",
        amount_paid: 1900,
        billing_reason: "subscription_create",
        payments: { data: [{ status: "paid" }] },
      },
    },
  });
  const { subscription } = session;
  if (typeof subscription !== "object" || subscription === null) throw new Error("not expanded");
  await act("renew", { subscription: subscription.id, succeeds: true });
  const renewed = await stripe.subscriptions.retrieve(subscription.id);
  const [was, is] = [subscription, renewed].map(({ items }) => items.data[0]?.current_period_end ?? 0);
  expect(is).toBeGreaterThan((was ?? 0) + 27 * 24 * 3600);
  await act("renew", { subscription: subscription.id, succeeds: false });
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: "past_due" });
  const invoices = await stripe.invoices.list({ subscription: subscription.id });
  expect(invoices.data.map(({ status }) => status)).toEqual(["open", "paid", "paid"]);
  expect(await act("renew", { subscription: subscription.id, succeeds: true })).toMatchObject({
    status: "active",
  });
  expect((await stripe.invoices.list({ status: "paid" })).data).toHaveLength(3);
  await stripe.subscriptions.cancel(subscription.id);
  await harness.quiet();
  const told = harness.typesSince(before).filter((type) => /subscription|invoice/.test(type));
  expect(told).toEqual([
    "customer.subscription.created",
    "invoice.paid",
    "invoice.paid",
    "customer.subscription.updated",
    "invoice.payment_failed",
    "customer.subscription.updated",
    "invoice.paid",
    "customer.subscription.updated",
    "customer.subscription.deleted",
  ]);
  await expect(stripe.subscriptions.cancel(subscription.id)).rejects.toThrow("canceled already");
});

test("3-D Secure stands before the first payment of a plan", async () => {
  const { stripe, act } = harness;
  const session = await stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price, quantity: 1 }],
    success_url: "http://localhost:3000/done",
  });
  expect(await act("pay", { session: session.id, card: "4000002500003155" })).toMatchObject({
    status: "open",
  });
  expect(await act("authenticate", { session: session.id, agrees: true })).toMatchObject({
    status: "complete",
    subscription: expect.stringMatching(/^sub_/),
  });
});

test("the portal ends a plan with its period, and changes the card", async () => {
  const { stripe } = harness;
  const session = await subscribe();
  const { subscription, customer } = session;
  if (typeof subscription !== "object" || subscription === null) throw new Error("not expanded");
  const portal = await stripe.billingPortal.sessions.create({
    customer: String(customer),
    return_url: "http://localhost:3000/settings",
  });
  expect(await (await fetch(portal.url)).text()).toContain("Cancel the plan");
  const choose = (fields: Record<string, string>) =>
    fetch(portal.url, { method: "POST", body: new URLSearchParams(fields) });
  expect(await (await choose({ do: `end ${subscription.id}` })).text()).toContain("Keep the plan");
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    cancel_at_period_end: true,
    status: "active",
  });
  await choose({ do: `keep ${subscription.id}` });
  expect(await (await choose({ do: "card", number: "4000000000000002" })).text()).toContain("was declined");
  await choose({ do: "card", number: "5555 5555 5555 4444" });
  const changed = await stripe.subscriptions.retrieve(subscription.id, {
    expand: ["default_payment_method"],
  });
  expect(changed).toMatchObject({
    cancel_at_period_end: false,
    default_payment_method: { card: { last4: "4444" } },
  });
});

test("another price counts from the next period, and can be found by its key", async () => {
  const { stripe } = harness;
  const session = await subscribe();
  const { subscription } = session;
  if (typeof subscription !== "object" || subscription === null) throw new Error("not expanded");
  const [known] = (await stripe.prices.list({ lookup_keys: ["pro"] })).data;
  expect(known?.id).toBe(price);
  const bigger = await stripe.prices.create({
    product: String(known?.product),
    currency: "usd",
    unit_amount: 4900,
    recurring: { interval: "year" },
  });
  const [item] = subscription.items.data;
  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item?.id, price: bigger.id }],
    proration_behavior: "none",
  });
  expect(changed.items.data).toMatchObject([
    { id: item?.id, price: { id: bigger.id }, current_period_end: item?.current_period_end },
  ]);
});
