import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Harness, purchase, readyAccount, startHarness } from "../testing/harness.ts";

let harness: Harness;
let account: string;
const on = () => ({ stripeAccount: account });

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const room = async () => (await fetch(`${harness.sandbox.url}/stripe`)).text();
const press = (action: string, fields: Record<string, string>) =>
  fetch(`${harness.sandbox.url}/stripe/do/${action}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
const stay = { enabled: true, allow_redirects: "never" } as const;
const pay = (amount: number, fee = 0) =>
  harness.stripe.paymentIntents.create(
    {
      amount,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      automatic_payment_methods: stay,
      ...(fee ? { application_fee_amount: fee } : {}),
    },
    on(),
  );

test("an empty room says what will be there, and the home page leads to it", async () => {
  const page = await room();
  for (const words of ["No payment page yet", "No refund yet", "No dispute", "No subscription"])
    expect(page).toContain(words);
  expect(await (await fetch(harness.sandbox.url)).text()).toContain('href="/stripe"');
});

test("the buttons do what customers, banks and time do", async () => {
  account = await readyAccount(harness);
  const session = await harness.stripe.checkout.sessions.create(purchase(), on());
  expect(await room()).toContain(session.url);
  expect((await press("pay", { session: session.id })).status).toBe(303);
  const [intent] = await harness.objects<Stripe.PaymentIntent>("payment_intent");
  expect(intent).toMatchObject({ status: "succeeded", amount: 2000 });
  await press("dispute", { charge: String(intent?.latest_charge) });
  const [dispute] = await harness.objects<Stripe.Dispute>("dispute", account);
  expect(await room()).toContain("needs response");
  await press("close-dispute", { dispute: dispute?.id ?? "", won: "false" });
  expect(await room()).toContain("lost");
  const refused = await press("close-dispute", { dispute: dispute?.id ?? "", won: "true" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("already closed");
});

test("P20, P27: a dispute takes the money and its fee, and refuses refunds; the ledger is the balance", async () => {
  const { stripe, act } = harness;
  const paid = await pay(10_000, 500);
  const charge = String(paid.latest_charge);
  await act("dispute", { charge });
  await expect(stripe.refunds.create({ charge }, on())).rejects.toMatchObject({ code: "charge_disputed" });
  const [dispute] = (await stripe.disputes.list({ charge }, on())).data;
  expect(dispute).toMatchObject({
    amount: 10_000,
    status: "needs_response",
    balance_transactions: [{ net: -11_500 }],
  });
  await act("close-dispute", { dispute: dispute?.id, won: true });
  const { data } = await stripe.balanceTransactions.list({ limit: 100 }, on());
  const balance = await stripe.balance.retrieve({}, on());
  const total = [...balance.available, ...balance.pending].reduce((sum, { amount }) => sum + amount, 0);
  expect(data.reduce((sum, { net }) => sum + net, 0)).toBe(total);
  await harness.quiet();
  expect(harness.heard.map(({ type }) => type)).toContain("charge.dispute.closed");
});

test("a payout empties the balance", async () => {
  const { stripe, act } = harness;
  await pay(50_000);
  await act("payout", { account });
  const [payout] = (await stripe.payouts.list({}, on())).data;
  expect(payout?.status).toBe("paid");
  const balance = await stripe.balance.retrieve({}, on());
  expect([...balance.available, ...balance.pending].reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  expect((await harness.control("stripe/payout", { account })).status).toBe(422);
});

test("a session expires by itself, read or not", async () => {
  const session = await harness.stripe.checkout.sessions.create(purchase(), on());
  const { data } = await harness.stripe.checkout.sessions.list({ status: "open" }, on());
  expect(data.map(({ id }) => id)).toContain(session.id);
  await harness.quiet();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 25 * 3_600_000 });
  try {
    expect(await (await fetch(session.url ?? "")).text()).toContain("has expired");
    await harness.quiet();
  } finally {
    vi.useRealTimers();
  }
  expect(await harness.stripe.checkout.sessions.retrieve(session.id, {}, on())).toMatchObject({
    status: "expired",
  });
});

test.each([
  ["melt", {}, 404, "Unknown action. Known: pay,"],
  ["pay", {}, 422, "session must be the id of something"],
  ["pay", { session: "cs_test_nothing" }, 422, "session must be the id of something"],
  ["charges", { account: "acct_nobody", enabled: true }, 422, "No such account"],
  ["charges", { account: 5 }, 422, "account"],
  ["fault", { kind: "melt" }, 422, "Unknown kind of fault"],
])("nonsense at /control/stripe/%s %o is refused with a sentence", async (name, body, status, words) => {
  const response = await harness.control(`stripe/${name}`, body);
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: string }).error).toContain(words);
});

test("objects.json knows kinds, and reset forgets everything", async () => {
  const unknown = await fetch(`${harness.sandbox.url}/stripe/objects.json?type=card_on_file`);
  expect(unknown.status).toBe(422);
  expect((await harness.objects("payment_intent", account)).length).toBeGreaterThan(0);
  expect(await harness.objects("payment_intent", "")).toEqual([]);
  await harness.quiet();
  await harness.control("reset");
  expect(await harness.objects("payment_intent")).toEqual([]);
  await expect(harness.stripe.accounts.retrieve(account)).rejects.toMatchObject({ statusCode: 403 });
});
