import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { expireHolds } from "#lib/booking/jobs.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours, wish } from "#lib/db/testing/fixture.ts";
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
let hour = 50;
/** Another time for every booking, days ahead. */
const later = () => inHours(hour++);

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  a = await payingSalon(stripe);
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

const messagesOf = async (bookingId: string) => {
  const rows = await platformDb().message.findMany({
    where: { tenantId: a.tenantId, bookingId, audience: "customer" },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ kind }) => kind);
};

/** The hold runs out, as if its half hour were over; its own Stripe page stays open. */
const runOut = async (bookingId: string) => {
  const past = new Date(Date.now() - 1000);
  const db = platformDb();
  await db.booking.updateMany({ where: { id: bookingId }, data: { holdExpiresAt: past } });
  await db.allocation.updateMany({ where: { bookingId }, data: { holdExpiresAt: past } });
};

test("a deposit: the time is held, Stripe's page asks for it, and paid it is confirmed, once", async () => {
  const { bookingId, view, checkoutUrl, session, checkout } = await bookUnpaid(a, later());
  expect(view).toMatchObject({ status: "held", dueNow: { amount: 900, currency: "USD" } });
  expect(checkoutUrl).toContain(`/c/pay/${session}`);
  expect(checkout).toMatchObject({ state: "open", amount: 900, applicationFee: 9 });
  expect(await messagesOf(bookingId)).toEqual(["payment-due"]);

  await stripe.act("pay", { session });
  await stripe.takeAll();
  expect(await moneyOf(a, bookingId)).toEqual({
    status: "confirmed",
    payments: [{ amount: 900, refunded: 0, purpose: "kept", disputeState: null }],
    refunds: [],
    // Stripe's fee of 2.9 % and 30 cents, and the installation's of 1 %.
    lines: ["charge 900 USD", "fee -65 USD"],
  });
  expect((await messagesOf(bookingId)).filter((kind) => kind === "confirmation")).toHaveLength(1);
});

test("P3: ten copies of one event at once have one effect", async () => {
  const { bookingId, session } = await bookUnpaid(a, later());
  const before = stripe.sent.length;
  await stripe.act("pay", { session });
  await stripe.quiet();
  const completed = stripe.sent.slice(before).find(({ type }) => type === "checkout.session.completed");
  if (!completed) throw new Error("no event");
  await Promise.all(Array.from({ length: 10 }, () => takeEvent(completed.body, completed.signature)));
  expect(await moneyOf(a, bookingId)).toMatchObject({ status: "confirmed", lines: { length: 2 } });
  expect((await bookingOf(a, bookingId)).version).toBe(2);
  expect((await messagesOf(bookingId)).filter((kind) => kind === "confirmation")).toHaveLength(1);
});

test("P11: without any event the worker asks Stripe, and so does whoever comes back", async () => {
  const { bookingId, session } = await bookUnpaid(a, later());
  await stripe.act("pay", { session });
  await workAll(a, 1);
  expect((await bookingOf(a, bookingId)).status).toBe("confirmed");
});

test("what fails at Stripe's page changes nothing: declined, given up, paid in the end", async () => {
  const { bookingId, session } = await bookUnpaid(a, later());
  await expect(stripe.act("pay", { session, card: "4000000000000002" })).rejects.toThrow(/declined/);
  await stripe.act("pay", { session, card: "4000002500003155" });
  await stripe.takeAll();
  expect(await moneyOf(a, bookingId)).toMatchObject({ status: "held", payments: [], lines: [] });
  await expect(stripe.act("authenticate", { session, agrees: false })).rejects.toThrow(/authenticate/);
  await stripe.act("pay", { session });
  await stripe.takeAll();
  expect(await moneyOf(a, bookingId)).toMatchObject({ status: "confirmed", payments: [{ amount: 900 }] });
});

describe("paid after its time had run out (P10)", () => {
  test("still free: confirmed, whether the hold was ended yet or not", async () => {
    for (const ended of [false, true]) {
      const { bookingId, session } = await bookUnpaid(a, later());
      await stripe.act("pay", { session });
      await runOut(bookingId);
      if (ended) {
        await expireHolds();
        expect((await bookingOf(a, bookingId)).status).toBe("expired");
      }
      await stripe.takeAll();
      await workAll(a, 1);
      expect(await moneyOf(a, bookingId)).toMatchObject({
        ...{ status: "confirmed", payments: [{ purpose: "kept", refunded: 0 }], refunds: [] },
      });
    }
  });

  test("taken: all of it goes back, once, and the customer is told", async () => {
    const start = later();
    const { bookingId, session } = await bookUnpaid(a, start);
    await stripe.act("pay", { session });
    await runOut(bookingId);
    const rival = await placeBooking(a.scope, { ...wish(start), actor: owner, source: "dashboard" });
    expect(rival.ok).toBe(true);
    await stripe.takeAll();
    await workAll(a);
    await stripe.takeAll();
    const money = await moneyOf(a, bookingId);
    expect(money).toMatchObject({
      payments: [{ purpose: "returned", refunded: 900 }],
      refunds: [{ amount: 900, state: "succeeded", cause: "late" }],
    });
    expect(money.lines).toEqual([
      "charge 900 USD",
      "fee -65 USD",
      expect.stringMatching(/^fee \d+ USD$/),
      "refund -900 USD",
    ]);
    expect(await messagesOf(bookingId)).toContain("paid-late");
    expect(await stripe.objects("refund", a.account)).toContainEqual(
      expect.objectContaining({ amount: 900, status: "succeeded" }),
    );
    await expireHolds();
    expect((await bookingOf(a, bookingId)).status).toBe("expired");
  });

  test("cancelled meanwhile: all of it goes back, and the booking stays cancelled", async () => {
    const { bookingId, session } = await bookUnpaid(a, later());
    await stripe.act("pay", { session });
    await cancelBooking(a.scope, { bookingId, actor: { kind: "customer" } });
    await workAll(a);
    expect(await moneyOf(a, bookingId)).toMatchObject({
      ...{ status: "cancelled", payments: [{ purpose: "returned", refunded: 900 }] },
      refunds: [{ state: "succeeded", cause: "late" }],
    });
  });
});

test("nobody can pay any more for what was cancelled or ran out: the page is closed at Stripe", async () => {
  const cancelled = await bookUnpaid(a, later());
  await cancelBooking(a.scope, { bookingId: cancelled.bookingId, actor: { kind: "customer" } });
  const over = await bookUnpaid(a, later());
  await runOut(over.bookingId);
  await expireHolds();
  await workAll(a, 1);
  const sessions = await stripe.objects<{ id: string; status: string }>("checkout.session", a.account);
  for (const { session, bookingId } of [cancelled, over]) {
    expect(sessions.find(({ id }) => id === session)?.status).toBe("expired");
    const [checkout] = await platformDb().checkout.findMany({ where: { bookingId } });
    expect(checkout?.state).toBe("closed");
  }
  expect(await messagesOf(over.bookingId)).toContain("unpaid");
});

test("P21: an account that may not charge takes nothing: nothing is booked, and the page says so", async () => {
  const b = await payingSalon(stripe);
  await stripe.act("charges", { account: b.account, enabled: false });
  await expect(bookUnpaid(b, later())).rejects.toThrow("payment_not_possible");
  const [booking] = await platformDb().booking.findMany({ where: { tenantId: b.tenantId } });
  expect(booking?.status).toBe("expired");
  await stripe.takeAll();
  const tenant = await platformDb().tenant.findUniqueOrThrow({ where: { id: b.tenantId } });
  expect(tenant.canCharge).toBe(false);
  const placed = await placeBooking(b.scope, wish(later()));
  expect(placed.ok && placed.value.view).toMatchObject({ status: "confirmed", dueNow: { amount: 0 } });
});
