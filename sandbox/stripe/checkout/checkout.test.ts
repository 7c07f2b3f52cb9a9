import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, purchase, readyAccount, startHarness } from "../testing/harness.ts";

let harness: Harness;
let account: string;
const on = () => ({ stripeAccount: account });

beforeAll(async () => {
  harness = await startHarness();
  account = await readyAccount(harness);
});
afterAll(() => harness.close());

const visit = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
const open = (change = {}) => harness.stripe.checkout.sessions.create(purchase(change), on());

test("a deposit is paid on the hosted page: session, intent, charge, ledger and events agree", async () => {
  const { stripe, heard } = harness;
  const session = await open({
    client_reference_id: "booking-1",
    payment_intent_data: { application_fee_amount: 100, metadata: { booking: "1" } },
  });
  expect(session).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    payment_intent: null,
    amount_total: 2000,
  });
  const page = await fetch(session.url ?? "");
  expect(await page.text()).toContain("Juniper");
  await harness.quiet();
  const before = heard.length;
  const paid = await visit(session.url ?? "", {
    how: "number",
    number: "4242 4242 4242 4242",
    email: "ana@example.com",
  });
  expect(paid.headers.get("location")).toBe(`http://localhost:3000/done?session=${session.id}`);
  const done = await stripe.checkout.sessions.retrieve(
    session.id,
    { expand: ["payment_intent.latest_charge.balance_transaction", "line_items"] },
    on(),
  );
  expect(done).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
    customer_details: { email: "ana@example.com" },
    line_items: { data: [{ description: "Deposit", amount_total: 2000 }] },
    payment_intent: {
      status: "succeeded",
      amount_received: 2000,
      metadata: { booking: "1" },
      latest_charge: {
        paid: true,
        balance_transaction: { amount: 2000, fee: 188, net: 1812 },
      },
    },
  });
  await harness.quiet();
  expect(harness.typesSince(before)).toEqual([
    "payment_intent.created",
    "application_fee.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "charge.updated",
    "checkout.session.completed",
  ]);
  expect(heard.at(-1)).toMatchObject({ account, livemode: false, data: { object: { id: session.id } } });
});

test("a declined card leaves the session open, and another card pays it", async () => {
  const session = await open();
  const declined = await visit(session.url ?? "", { how: "4000000000000002", email: "ana@example.com" });
  expect(await declined.text()).toContain("Your card was declined.");
  const after = await harness.stripe.checkout.sessions.retrieve(
    session.id,
    { expand: ["payment_intent"] },
    on(),
  );
  expect(after).toMatchObject({
    status: "open",
    payment_intent: { status: "requires_payment_method", last_payment_error: { code: "card_declined" } },
  });
  const paid = await visit(session.url ?? "", { how: "number", number: "4242424242424242" });
  expect(paid.status).toBe(303);
  const charges = await harness.stripe.charges.list({}, on());
  expect(charges.data.slice(0, 2).map(({ status }) => status)).toEqual(["succeeded", "failed"]);
});

test("3-D Secure: asked, refused, asked again, completed", async () => {
  const session = await open();
  const asked = await visit(session.url ?? "", { how: "4000002500003155" });
  const bank = new URL(asked.headers.get("location") ?? "", harness.sandbox.url).href;
  expect(await (await fetch(bank)).text()).toContain("Is this you?");
  const refused = await visit(bank, { answer: "no" });
  const back = new URL(refused.headers.get("location") ?? "", harness.sandbox.url).href;
  expect(await (await fetch(back)).text()).toContain("unable to authenticate");
  await visit(session.url ?? "", { how: "4000002500003155" });
  const done = await visit(bank, { answer: "yes" });
  expect(done.headers.get("location")).toContain(session.id);
  expect(await harness.stripe.checkout.sessions.retrieve(session.id, {}, on())).toMatchObject({
    payment_status: "paid",
  });
});

test("P18, P21: an expired session cannot be paid, and its intent is canceled; a disabled account takes nothing", async () => {
  const session = await open();
  await visit(session.url ?? "", { how: "4000002500003155" });
  const expired = await harness.stripe.checkout.sessions.expire(session.id, {}, on());
  expect(expired).toMatchObject({ status: "expired", url: null });
  expect(
    await harness.stripe.paymentIntents.retrieve(String(expired.payment_intent), {}, on()),
  ).toMatchObject({
    status: "canceled",
  });
  const late = await visit(session.url ?? "", { how: "number", number: "4242424242424242" });
  expect(await late.text()).toContain("has expired");
  const other = await open();
  await harness.act("charges", { account, enabled: false });
  await visit(other.url ?? "", { how: "number", number: "4242424242424242" });
  expect(await harness.stripe.checkout.sessions.retrieve(other.id, {}, on())).toMatchObject({
    status: "open",
  });
  await harness.act("charges", { account, enabled: true });
});

test("a card is saved for later and charged when nobody is there", async () => {
  const { stripe } = harness;
  const customer = await stripe.customers.create({ email: "ben@example.com" }, on());
  const session = await stripe.checkout.sessions.create(
    { mode: "setup", currency: "usd", customer: customer.id, success_url: "http://localhost:3000/saved" },
    on(),
  );
  await harness.act("pay", { session: session.id });
  const saved = await stripe.checkout.sessions.retrieve(session.id, { expand: ["setup_intent"] }, on());
  expect(saved).toMatchObject({
    status: "complete",
    payment_status: "no_payment_required",
    setup_intent: { status: "succeeded", customer: customer.id },
  });
  const [method] = (await stripe.paymentMethods.list({ customer: customer.id }, on())).data;
  const noShow = await stripe.paymentIntents.create(
    {
      amount: 5000,
      currency: "usd",
      customer: customer.id,
      payment_method: method?.id ?? "",
      off_session: true,
      confirm: true,
    },
    { ...on(), idempotencyKey: "noshow:1" },
  );
  expect(noShow.status).toBe("succeeded");
});

test("bank debit: completed unpaid, and settled days later", async () => {
  const [good, bad] = [await open(), await open()];
  for (const session of [good, bad]) {
    const done = await harness.act("pay", { session: session.id, card: "bank" });
    expect(done).toMatchObject({ status: "complete", payment_status: "unpaid" });
  }
  await harness.quiet();
  const before = harness.heard.length;
  expect(await harness.act("settle", { session: good.id, succeeds: true })).toMatchObject({
    payment_status: "paid",
  });
  expect(await harness.act("settle", { session: bad.id, succeeds: false })).toMatchObject({
    payment_status: "unpaid",
  });
  await harness.quiet();
  expect(harness.typesSince(before)).toEqual([
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.async_payment_succeeded",
    "charge.failed",
    "payment_intent.payment_failed",
    "checkout.session.async_payment_failed",
  ]);
});

test.each([
  [{ expires_at: Math.floor(Date.now() / 1000) + 29 * 60 }, "at least 30 minutes"],
  [{ expires_at: Math.floor(Date.now() / 1000) + 25 * 3600 }, "less than 24 hours"],
  [{ line_items: [] }, "line_items"],
  [{ success_url: undefined }, "success_url"],
  [{ success_url: "nowhere" }, "Not a valid URL"],
  [{ payment_intent_data: { application_fee_amount: 2001 } }, "less than or equal to the charge amount"],
  [{ payment_method_types: ["card"] }, "Received unknown parameter: payment_method_types"],
  [{ mode: "subscription" }, "recurring price"],
])("a wrong session is refused: %o", async (wrong, words) => {
  await expect(open(wrong)).rejects.toThrow(words);
});
