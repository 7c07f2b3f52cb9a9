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

test("P24: the same key and parameters: one charge; other parameters: refused; another account: another key", async () => {
  const options = { idempotencyKey: "pay:1" };
  const plain = clientOf(harness.sandbox);
  const asked = {
    amount: 2000,
    currency: "usd",
    confirm: true,
    payment_method: "pm_card_visa",
    automatic_payment_methods: stay,
  };
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
    {
      amount: 2000,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      automatic_payment_methods: stay,
    },
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
