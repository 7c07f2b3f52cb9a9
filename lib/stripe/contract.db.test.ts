import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { newId } from "#lib/ids.ts";
import { ledgerLines } from "#lib/payments/lines.ts";
import { type StripeHarness, startStripe } from "#lib/payments/testing.ts";
import { createAccount, onboardingUrl, readAccount, readBalance } from "./accounts.ts";
import { stripe } from "./client.ts";
import { stripeFailure } from "./failure.ts";
import { createSession, expireSession, readSession } from "./pages.ts";
import { createRefund, paymentBehind, readPayment } from "./payments.ts";

// What the application believes of Stripe, asked of Stripe. By default of the sandbox's; with STRIPE_SUITE_KEY (a test
// mode key of a platform) and STRIPE_SUITE_ACCOUNT (a connected account of it that can charge) of Stripe itself, so that
// the stand-in can be held against it: `STRIPE_SUITE_KEY=sk_test_… STRIPE_SUITE_ACCOUNT=acct_… npx vitest run
// lib/stripe/contract`.

const { STRIPE_SUITE_KEY: realKey, STRIPE_SUITE_ACCOUNT: realAccount } = process.env;

let environment: TestEnvironment;
let sandbox: StripeHarness | null = null;
let account: string;

beforeAll(async () => {
  environment = await testEnvironment();
  if (realKey && realAccount) {
    Object.assign(process.env, { STRIPE_SECRET_KEY: realKey, STRIPE_WEBHOOK_SECRET: `whsec_${realKey}` });
    account = realAccount;
    return;
  }
  sandbox = await startStripe();
  const made = await createAccount({ key: newId(), email: "owner@example.com", business: "Contract" });
  await sandbox.act("onboard", { account: made.id });
  account = made.id;
}, 60_000);
afterAll(async () => {
  await sandbox?.close();
  await environment.drop();
});

const order = (change: Partial<Parameters<typeof createSession>[0]> = {}) => ({
  ...{ checkoutId: newId(), account, amount: 900, currency: "USD", applicationFee: 9, title: "Cut" },
  savesCard: false,
  ...{ detail: "Salon · Tue 1 Dec, 9:00", email: "casey@example.com", locale: "de" },
  ...{ expiresAt: new Date(Date.now() + 31 * 60_000), successUrl: "https://example.com/done" },
  ...{ cancelUrl: "https://example.com/back", ...change },
});

const pay = (options: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe().paymentIntents.create(
    {
      ...{ amount: 1000, currency: "usd", confirm: true, payment_method: "pm_card_visa" },
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      ...options,
    },
    { stripeAccount: account },
  );

const failureOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    return stripeFailure(error);
  }
  return null;
};

describe("a page to pay at", () => {
  test("is open, says whose it is, and the same order twice is the same page", async () => {
    const wanted = order();
    const first = await createSession(wanted);
    expect(first).toMatchObject({ state: "open", amount: 900, currency: "USD", paymentId: null });
    expect(first).toMatchObject({ checkoutId: wanted.checkoutId, url: expect.stringContaining("http") });
    expect((await createSession(wanted)).id).toBe(first.id);
    expect(await readSession(account, first.id)).toEqual(first);
  });

  test("ends when it shall, and ending it again changes nothing", async () => {
    const { id } = await createSession(order());
    expect(await expireSession(account, id)).toMatchObject({ id, state: "expired" });
    expect(await expireSession(account, id)).toMatchObject({ id, state: "expired" });
  });

  test("lives at least half an hour, and the same key with other details is refused", async () => {
    const tooShort = order({ expiresAt: new Date(Date.now() + 10 * 60_000) });
    expect(await failureOf(createSession(tooShort))).toMatchObject({ kind: "refused" });
    const wanted = order();
    await createSession(wanted);
    expect(await failureOf(createSession({ ...wanted, amount: 901 }))).toMatchObject({
      kind: "unusable-key",
    });
  });

  test.each([
    ["JPY", 500],
    ["ISK", 50_000],
    ["KWD", 5010],
  ])("counts %s as we do (P16)", async (currency, amount) => {
    const { amount: asked } = await createSession(order({ currency, amount, applicationFee: 0 }));
    expect(asked).toBe(amount);
  });

  test("below the smallest charge it is refused (P16)", async () => {
    expect(await failureOf(createSession(order({ amount: 49, applicationFee: 0 })))).toMatchObject({
      ...{ kind: "refused", code: "amount_too_small" },
    });
  });
});

describe("a payment", () => {
  test("tells what was taken, what it cost, and to which line of the balance it belongs", async () => {
    const { id } = await pay({ application_fee_amount: 10 });
    const fact = await readPayment(account, id);
    expect(fact).toMatchObject({
      ...{ id, account, state: "taken", amount: 1000, currency: "USD", applicationFee: 10, refunds: [] },
      ...{ dispute: null, checkoutId: null, balance: { amount: 1000 } },
    });
    const net = ledgerLines(fact).reduce((sum, line) => sum + line.amount, 0);
    expect(net).toBe(1000 - (fact.balance?.fee ?? 0));
    expect(await paymentBehind(account, fact.chargeId ?? "")).toBe(id);
  });

  test("given back in parts, it says so, and each part is one refund however often it is asked for", async () => {
    const { id: paymentId } = await pay();
    const refund = { refundId: newId(), account, paymentId, amount: 300, hasApplicationFee: false };
    await createRefund(refund);
    await createRefund(refund);
    const fact = await readPayment(account, paymentId);
    expect(fact.refunds).toMatchObject([{ amount: 300, refundId: refund.refundId, out: { amount: -300 } }]);
    const tooMuch = createRefund({ ...refund, refundId: newId(), amount: 701 });
    expect(await failureOf(tooMuch)).toMatchObject({ kind: "refused" });
    expect(await paymentBehind(account, fact.refunds[0]?.id ?? "")).toBe(paymentId);
  });

  test("declined, it is a failure for good; of another account, it is not there", async () => {
    expect(await failureOf(pay({ payment_method: "pm_card_visa_chargeDeclined" }))).toMatchObject({
      ...{ kind: "refused", code: "card_declined" },
    });
    expect(await failureOf(readPayment(account, "pi_nothing"))).toMatchObject({ code: "resource_missing" });
    expect(await failureOf(readPayment("acct_nobody000000000", "pi_nothing"))).toMatchObject({
      kind: "account",
    });
  });
});

test("an account opens once for one wish, and has a page to go on at", async () => {
  const wish = { key: newId(), email: null, business: "Contract" };
  const [first, again] = [await createAccount(wish), await createAccount(wish)];
  expect(again.id).toBe(first.id);
  expect(first).toMatchObject({ chargesEnabled: false, detailsSubmitted: false });
  expect(await readAccount(first.id)).toMatchObject({ id: first.id });
  const url = await onboardingUrl(first.id, {
    done: "https://example.com/a",
    again: "https://example.com/b",
  });
  expect(url).toMatch(/^https?:/);
});

test("the balance tells of everything in a stretch of time", async () => {
  const from = Date.now() - 5_000;
  const { id } = await pay();
  const { balance } = await readPayment(account, id);
  const lines = await readBalance(account, from, Date.now() + 5_000);
  expect(lines).toContainEqual(balance);
});
