import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, readyAccount, startHarness } from "../testing/harness.ts";

let harness: Harness;
let account: string;
const on = () => ({ stripeAccount: account });

beforeAll(async () => {
  harness = await startHarness();
  account = await readyAccount(harness);
});
afterAll(() => harness.close());

const stay = { enabled: true, allow_redirects: "never" } as const;
const pay = (change: Partial<Stripe.PaymentIntentCreateParams> = {}, options: Stripe.RequestOptions = {}) =>
  harness.stripe.paymentIntents.create(
    {
      amount: 2000,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      automatic_payment_methods: stay,
      ...change,
    },
    { ...on(), ...options },
  );

test.each([
  [{ amount: 0 }, "parameter_invalid_integer", "amount"],
  [{ amount: -5 }, "parameter_invalid_integer", "amount"],
  [{ amount: 12.5 }, "parameter_invalid_integer", "amount"],
  [{ amount: 49 }, "amount_too_small", "amount"],
  [{ amount: 100_000_000 }, "amount_too_large", "amount"],
  [{ amount: 2001, currency: "isk" }, undefined, "amount"],
  [{ amount: 5001, currency: "kwd" }, undefined, "amount"],
  [{ amount: undefined }, "parameter_missing", "amount"],
  [{ surprise: "x" }, "parameter_unknown", "surprise"],
  [{ metadata: { a: { b: "c" } } }, undefined, "metadata"],
  [{ application_fee_amount: 2001 }, undefined, "application_fee_amount"],
  [{ customer: "cus_nobody" }, "resource_missing", "customer"],
  [{ payment_method: "pm_nothing" }, "resource_missing", "payment_method"],
])("P13, P16, P25: a wrong payment is refused: %o", async (wrong, code, param) => {
  const refused = pay(wrong as Partial<Stripe.PaymentIntentCreateParams>);
  await expect(refused).rejects.toMatchObject({ statusCode: 400, code, param });
});

test("P16: currencies count as Stripe counts", async () => {
  expect(await pay({ amount: 500, currency: "jpy" })).toMatchObject({ amount_received: 500 });
  expect(await pay({ amount: 5000, currency: "isk" })).toMatchObject({ amount_received: 5000 });
  expect(await pay({ amount: 5010, currency: "kwd" })).toMatchObject({ amount_received: 5010 });
});

test("off session: a card that asks its owner is refused with the payment in the error", async () => {
  const { stripe } = harness;
  const customer = await stripe.customers.create({}, on());
  const method = await stripe.paymentMethods.attach(
    "pm_card_authenticationRequired",
    { customer: customer.id },
    on(),
  );
  const refused = pay({ customer: customer.id, payment_method: method.id, off_session: true });
  await expect(refused).rejects.toMatchObject({
    type: "StripeCardError",
    statusCode: 402,
    code: "authentication_required",
    payment_intent: {
      status: "requires_payment_method",
      last_payment_error: { code: "authentication_required" },
    },
  });
  const later = await stripe.paymentMethods.attach(
    "pm_card_chargeCustomerFail",
    { customer: customer.id },
    on(),
  );
  await expect(
    pay({ customer: customer.id, payment_method: later.id, off_session: true }),
  ).rejects.toMatchObject({
    code: "card_declined",
    decline_code: "generic_decline",
  });
  await expect(
    stripe.paymentMethods.attach("pm_card_visa_chargeDeclined", { customer: customer.id }, on()),
  ).rejects.toMatchObject({ type: "StripeCardError" });
});

test("P17: capture later, in part, never too much, never after a cancel", async () => {
  const { stripe } = harness;
  const held = await pay({ capture_method: "manual" });
  expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 2000, amount_received: 0 });
  await expect(
    stripe.paymentIntents.capture(held.id, { amount_to_capture: 2001 }, on()),
  ).rejects.toMatchObject({
    code: "amount_too_large",
  });
  const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 }, on());
  expect(captured).toMatchObject({ status: "succeeded", amount_received: 1500 });
  await expect(stripe.paymentIntents.cancel(held.id, {}, on())).rejects.toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  const given = await pay({ capture_method: "manual" });
  expect(await stripe.paymentIntents.cancel(given.id, {}, on())).toMatchObject({ status: "canceled" });
  await expect(stripe.paymentIntents.capture(given.id, {}, on())).rejects.toMatchObject({ statusCode: 400 });
});

test("P12: refunds never exceed what is left, and give back the application fee", async () => {
  const { stripe } = harness;
  const paid = await pay({ amount: 10_000, application_fee_amount: 500 });
  const refund = (amount?: number) =>
    stripe.refunds.create({ payment_intent: paid.id, amount, refund_application_fee: true }, on());
  const both = await Promise.allSettled([refund(6000), refund(6000)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(refund(4001)).rejects.toMatchObject({ code: "amount_too_large", param: "amount" });
  await expect(refund(0)).rejects.toMatchObject({ code: "parameter_invalid_integer" });
  expect(await refund()).toMatchObject({ amount: 4000, status: "succeeded" });
  await expect(refund()).rejects.toMatchObject({ code: "charge_already_refunded" });
  const [fee] = (await stripe.applicationFees.list()).data;
  expect(fee).toMatchObject({ amount: 500, amount_refunded: 500, refunded: true, account });
  const { data } = await stripe.balanceTransactions.list({ type: "refund", expand: ["data.source"] }, on());
  expect(data.slice(0, 2)).toMatchObject([
    { amount: -4000, fee: -200, source: { object: "refund", amount: 4000 } },
    { amount: -6000, fee: -300 },
  ]);
});

test("P22: a refund fails after days, or stays pending until it is settled", async () => {
  const { stripe } = harness;
  const bad = await pay({ payment_method: "pm_card_refundFail" });
  expect(await stripe.refunds.create({ payment_intent: bad.id }, on())).toMatchObject({ status: "failed" });
  const slow = await pay({ payment_method: "pm_card_pendingRefund" });
  const pending = await stripe.refunds.create({ payment_intent: slow.id }, on());
  expect(pending.status).toBe("pending");
  expect(await harness.act("refund", { refund: pending.id, succeeds: true })).toMatchObject({
    status: "succeeded",
  });
  expect(await harness.act("refund", { refund: pending.id, succeeds: false })).toMatchObject({
    status: "failed",
  });
  const charge = await stripe.charges.retrieve(String(slow.latest_charge), { expand: ["refunds"] }, on());
  expect(charge).toMatchObject({ amount_refunded: 0, refunds: { data: [{ id: pending.id }] } });
});

test("a confirmation on the page needs a way back, and the bank asks on the way", async () => {
  const { stripe } = harness;
  const asked = {
    amount: 2000,
    currency: "usd",
    confirm: true,
    payment_method: "pm_card_authenticationRequired",
  };
  await expect(stripe.paymentIntents.create(asked, on())).rejects.toMatchObject({ param: "return_url" });
  const waiting = await stripe.paymentIntents.create(
    { ...asked, return_url: "http://localhost:3000/back" },
    on(),
  );
  expect(waiting).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
  const bank = waiting.next_action?.redirect_to_url?.url ?? "";
  const done = await fetch(bank, {
    method: "POST",
    body: new URLSearchParams({ answer: "yes" }),
    redirect: "manual",
  });
  expect(done.headers.get("location")).toBe(
    `http://localhost:3000/back?payment_intent=${waiting.id}&redirect_status=succeeded`,
  );
  expect(await stripe.paymentIntents.retrieve(waiting.id, {}, on())).toMatchObject({ status: "succeeded" });
});

test("a card is saved by API: confirmed later, asked by the bank, refused", async () => {
  const { stripe } = harness;
  const customer = await stripe.customers.create({}, on());
  const open = await stripe.setupIntents.create({ customer: customer.id }, on());
  const back = { return_url: "http://localhost:3000/back" };
  const saved = await stripe.setupIntents.confirm(open.id, { payment_method: "pm_card_visa", ...back }, on());
  expect(saved).toMatchObject({ status: "succeeded", customer: customer.id });
  const other = await stripe.setupIntents.create(
    {
      customer: customer.id,
      confirm: true,
      payment_method: "pm_card_authenticationRequiredOnSetup",
      ...back,
    },
    on(),
  );
  const bank = other.next_action?.redirect_to_url?.url ?? "";
  const refused = await fetch(bank, {
    method: "POST",
    body: new URLSearchParams({ answer: "no" }),
    redirect: "manual",
  });
  expect(refused.headers.get("location")).toContain("redirect_status=failed");
  expect(await stripe.setupIntents.retrieve(other.id, {}, on())).toMatchObject({
    status: "requires_payment_method",
    last_setup_error: { code: "setup_intent_authentication_failure" },
  });
  await stripe.customers.del(customer.id, {}, on());
  expect(await stripe.customers.retrieve(customer.id, {}, on())).toMatchObject({ deleted: true });
});
