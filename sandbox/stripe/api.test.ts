import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf, type Harness, purchase, readyAccount, startHarness } from "./testing/harness.ts";

let harness: Harness;
let account: string;
const on = () => ({ stripeAccount: account });

beforeAll(async () => {
  harness = await startHarness();
  account = await readyAccount(harness);
});
afterAll(() => harness.close());

const pay = (change: Partial<Stripe.PaymentIntentCreateParams> = {}, options: Stripe.RequestOptions = {}) =>
  harness.stripe.paymentIntents.create(
    { amount: 2000, currency: "usd", confirm: true, payment_method: "pm_card_visa", ...change },
    { ...on(), ...options },
  );
const raw = (path: string, init: RequestInit = {}) =>
  fetch(`${harness.sandbox.url}${path}`, {
    ...init,
    headers: { authorization: "Bearer sk_test_right", ...init.headers },
  });

test("a wrong key, an unknown account and an unknown route are refused as Stripe refuses them", async () => {
  const wrong = clientOf(harness.sandbox, "sk_test_wrong");
  await expect(wrong.customers.list()).rejects.toMatchObject({
    type: "StripeAuthenticationError",
    statusCode: 401,
  });
  const nobody = harness.stripe.customers.list({}, { stripeAccount: "acct_nobody" });
  await expect(nobody).rejects.toMatchObject({ type: "StripePermissionError", code: "account_invalid" });
  await expect(harness.stripe.coupons.list()).rejects.toMatchObject({ statusCode: 404 });
  const unknown = await raw("/v1/x");
  expect(unknown.headers.get("request-id")).toMatch(/^req_/);
  expect(await unknown.json()).toMatchObject({
    error: {
      type: "invalid_request_error",
      message: expect.stringContaining("Unrecognized request URL (GET: /v1/x)"),
    },
  });
});

test("accounts have their own objects", async () => {
  const { id } = await harness.stripe.customers.create({ email: "ana@example.com" }, on());
  await expect(harness.stripe.customers.retrieve(id)).rejects.toMatchObject({
    code: "resource_missing",
    statusCode: 404,
  });
  expect(await harness.stripe.customers.retrieve(id, {}, on())).toMatchObject({ id });
});

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

test("P24: the same key and parameters: one charge; other parameters: refused; another account: another key", async () => {
  const options = { idempotencyKey: "pay:1" };
  const plain = clientOf(harness.sandbox);
  const asked = { amount: 2000, currency: "usd", confirm: true, payment_method: "pm_card_visa" };
  const first = await plain.paymentIntents.create(asked, { ...on(), ...options });
  const again = await plain.paymentIntents.create(asked, { ...on(), ...options });
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  await expect(pay({ amount: 3000 }, options)).rejects.toMatchObject({
    type: "StripeIdempotencyError",
    statusCode: 400,
  });
  const elsewhere = await harness.stripe.customers.create({}, { idempotencyKey: "pay:1" });
  expect(elsewhere.id).toMatch(/^cus_/);
});

test("a refused payment is kept under its key, a wrong parameter is not", async () => {
  const options = { idempotencyKey: "pay:2" };
  for (const _ of [1, 2])
    await expect(pay({ payment_method: "pm_card_visa_chargeDeclined" }, options)).rejects.toMatchObject({
      code: "card_declined",
    });
  const charges = await harness.stripe.charges.list({ limit: 100 }, on());
  expect(charges.data.filter(({ status }) => status === "failed")).toHaveLength(1);
  const wrong = { idempotencyKey: "pay:3" };
  await expect(pay({ amount: 0 }, wrong)).rejects.toMatchObject({ statusCode: 400 });
});

test("P24: an answer lost after Stripe took the money: the SDK's own retry finds the same payment", async () => {
  await harness.control("stripe/fault", { kind: "drop", afterAccept: true, to: "/v1/payment_intents" });
  const patient = clientOf(harness.sandbox, "sk_test_right", { maxNetworkRetries: 2 });
  const before = (await harness.objects("payment_intent", account)).length;
  const paid = await patient.paymentIntents.create(
    { amount: 2000, currency: "usd", confirm: true, payment_method: "pm_card_visa" },
    on(),
  );
  expect(paid.status).toBe("succeeded");
  expect(await harness.objects("payment_intent", account)).toHaveLength(before + 1);
});

test("faults: a status, a rate limit, a key in flight", async () => {
  await harness.control("stripe/fault", { kind: "status", status: 500 });
  await expect(pay()).rejects.toMatchObject({ type: "StripeAPIError", statusCode: 500 });
  await harness.control("stripe/fault", { kind: "status", status: 429 });
  await expect(pay()).rejects.toMatchObject({ type: "StripeRateLimitError" });
  await harness.control("stripe/fault", { kind: "timeout", holdMs: 500, to: "post /v1/payment_intents" });
  // Whichever arrives first hangs, and the other finds its key taken. The SDK asks once more after a cut connection.
  const both = await Promise.allSettled([1, 2].map(() => pay({}, { idempotencyKey: "pay:4" })));
  const errors = both.map((one) => (one.status === "rejected" ? one.reason : null));
  expect(errors).toContainEqual(expect.objectContaining({ code: "idempotency_key_in_use", statusCode: 409 }));
  expect(await pay({}, { idempotencyKey: "pay:4" })).toMatchObject({ status: "succeeded" });
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

test("lists: pages, filters, newest first", async () => {
  const { stripe } = harness;
  const other = await readyAccount(harness);
  const there = { stripeAccount: other };
  for (const name of ["one", "two", "three"]) await stripe.customers.create({ name }, there);
  const names = async (asked: Stripe.CustomerListParams) => {
    const page = await stripe.customers.list(asked, there);
    return [page.data.map(({ name }) => name), page.has_more];
  };
  const all = (await stripe.customers.list({}, there)).data;
  expect(await names({ limit: 2 })).toEqual([["three", "two"], true]);
  expect(await names({ limit: 2, starting_after: all[1]?.id })).toEqual([["one"], false]);
  expect(await names({ limit: 1, ending_before: all[2]?.id })).toEqual([["two"], true]);
  expect(await names({ created: { gt: Math.floor(Date.now() / 1000) + 5 } })).toEqual([[], false]);
  await expect(names({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
  await expect(names({ starting_after: "cus_nobody" })).rejects.toMatchObject({ code: "resource_missing" });
  await expect(stripe.customers.list({ expand: ["data.nothing"] }, there)).rejects.toThrow(
    "cannot be expanded",
  );
});

test("P21: onboarding decides, and a business can leave", async () => {
  const { stripe } = harness;
  const { id } = await stripe.accounts.create({ business_profile: { name: "Harbour" } });
  const link = await stripe.accountLinks.create({
    account: id,
    type: "account_onboarding",
    return_url: "http://localhost:3000/back",
    refresh_url: "http://localhost:3000/again",
  });
  await expect(stripe.checkout.sessions.create(purchase(), { stripeAccount: id })).rejects.toThrow(
    "cannot currently make charges",
  );
  const choose = (choice: string) =>
    fetch(link.url, { method: "POST", body: new URLSearchParams({ choice }), redirect: "manual" });
  expect((await choose("bank")).headers.get("location")).toBe("http://localhost:3000/back");
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    charges_enabled: false,
    details_submitted: true,
    requirements: { currently_due: ["external_account"] },
  });
  expect((await choose("everything")).headers.get("location")).toBe("http://localhost:3000/again");
  await harness.act("onboard", { account: id });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: true, payouts_enabled: true });
  await harness.act("deauthorize", { account: id });
  await harness.quiet();
  expect(harness.heard.at(-1)).toMatchObject({ type: "account.application.deauthorized", account: id });
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ type: "StripePermissionError" });
});
