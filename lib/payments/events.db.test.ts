import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "#app/api/webhooks/stripe/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours } from "#lib/db/testing/fixture.ts";
import { stripe as sdk } from "#lib/stripe/client.ts";
import { takeEvent } from "./events.ts";
import {
  bookingOf,
  bookUnpaid,
  moneyOf,
  type PayingTenant,
  payingSalon,
  type StripeHarness,
  startStripe,
  workAll,
} from "./testing.ts";

let environment: TestEnvironment;
let stripe: StripeHarness;
let a: PayingTenant;
let b: PayingTenant;
let hour = 50;

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  [a, b] = [await payingSalon(stripe), await payingSalon(stripe)];
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

const secret = () => process.env.STRIPE_WEBHOOK_SECRET ?? "";
const sign = (payload: string, timestamp?: number) =>
  new Stripe("sk_test_any").webhooks.generateTestHeaderString({
    ...{ payload, secret: secret() },
    ...(timestamp === undefined ? {} : { timestamp }),
  });
const send = (body: string, signature?: string) =>
  POST(
    new Request("http://localhost/api/webhooks/stripe", {
      ...{ method: "POST", body },
      headers: signature === undefined ? {} : { "stripe-signature": signature },
    }),
  );

/** A booking paid at Stripe, and the event that says so. */
async function paidEvent(tenant = a) {
  const booked = await bookUnpaid(tenant, inHours(hour++));
  const before = stripe.sent.length;
  await stripe.act("pay", { session: booked.session });
  await stripe.quiet();
  const event = stripe.sent.slice(before).find(({ type }) => type === "checkout.session.completed");
  if (!event) throw new Error("no event");
  return { ...booked, event };
}

test("P1, P2: unsigned, wrongly signed, old and rewritten events are refused and change nothing", async () => {
  const { bookingId, event } = await paidEvent();
  const old = Math.floor(Date.now() / 1000) - 301;
  const wrong = new Stripe("sk_test_any").webhooks.generateTestHeaderString({
    ...{ payload: event.body, secret: "whsec_somebody_elses_0123456789" },
  });
  const again = JSON.stringify(JSON.parse(event.body), null, 3);
  for (const [body, signature] of [
    [event.body, undefined],
    [event.body, ""],
    [event.body, "t=1,v1=00"],
    [event.body, wrong],
    [event.body, sign(event.body, old)],
    [again, event.signature],
    ["", sign("")],
    ["{", sign("{")],
    ["null", sign("null")],
  ] as const)
    expect((await send(body, signature)).status).toBe(400);
  expect((await bookingOf(a, bookingId)).status).toBe("held");
  expect((await send(event.body, event.signature)).status).toBe(200);
  expect((await bookingOf(a, bookingId)).status).toBe("confirmed");
});

test("too much to be an event is not read, and other methods are told so", async () => {
  expect((await send("x".repeat(600_000))).status).toBe(413);
  const { GET } = await import("#app/api/webhooks/stripe/route.ts");
  expect((await GET()).status).toBe(405);
});

test("P7: an event of the other mode has no effect", async () => {
  const { bookingId, event } = await paidEvent();
  const live = JSON.stringify({ ...JSON.parse(event.body), livemode: true });
  expect(await takeEvent(live, sign(live))).toBe("foreign");
  expect((await bookingOf(a, bookingId)).status).toBe("held");
});

test("P6: an event of an account that is none of ours, or of another business, confirms nothing", async () => {
  const { bookingId, event } = await paidEvent();
  const said = JSON.parse(event.body);
  for (const account of ["acct_nobody", b.account, undefined]) {
    const body = JSON.stringify({ ...said, id: `evt_${account}`, account });
    expect((await send(body, sign(body))).status).toBe(200);
  }
  expect((await bookingOf(a, bookingId)).status).toBe("held");
  await workAll(a, 1);
  expect((await bookingOf(a, bookingId)).status).toBe("confirmed");
});

test("P8: a payment that only says that it is for a booking of ours confirms nothing", async () => {
  const { bookingId, checkout } = await bookUnpaid(a, inHours(hour++));
  const pay = (account: string, amount: number, currency: string) =>
    sdk().paymentIntents.create(
      {
        ...{ amount, currency, confirm: true, payment_method: "pm_card_visa" },
        automatic_payment_methods: { enabled: true, allow_redirects: "never" },
        metadata: { punctual_checkout: checkout.id },
      },
      { stripeAccount: account },
    );
  // In the other business's account: none of this booking's money, whatever it names.
  await pay(b.account, 900, "usd");
  await stripe.takeAll();
  expect(await moneyOf(a, bookingId)).toMatchObject({ status: "held", payments: [] });
  // In the right account, but another amount: it goes back.
  await pay(a.account, 100, "usd");
  await pay(a.account, 900, "eur");
  await stripe.takeAll();
  await workAll(a);
  const { status, payments, refunds } = await moneyOf(a, bookingId);
  expect(status).toBe("held");
  expect(payments.map(({ purpose, refunded }) => `${purpose} ${refunded}`).sort()).toEqual([
    ...["returned 100", "returned 900"],
  ]);
  expect(refunds.map(({ cause, state }) => `${cause} ${state}`)).toEqual([
    ...["mismatch succeeded", "mismatch succeeded"],
  ]);
});

test("while Stripe does not answer, the event is asked for again, and has its effect then", async () => {
  const { bookingId, event } = await paidEvent();
  await stripe.fault({ kind: "status", status: 500, times: 6 });
  const refused = await send(event.body, event.signature);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).not.toBeNull();
  expect(
    await platformDb().stripeEvent.count({ where: { tenantId: a.tenantId, id: JSON.parse(event.body).id } }),
  ).toBe(0);
  expect((await bookingOf(a, bookingId)).status).toBe("held");
});
