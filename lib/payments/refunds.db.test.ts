import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerRequest } from "#lib/booking/approval.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours } from "#lib/db/testing/fixture.ts";
import { stripe as sdk } from "#lib/stripe/client.ts";
import { lookAt } from "./looking.ts";
import { refundBooking } from "./mutations.ts";
import { reconcileAll } from "./reconcile.ts";
import { settlePayment } from "./settle.ts";
import {
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
let hour = 100;
const later = () => inHours(hour++);
const customer = { kind: "customer" } as const;

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  a = await payingSalon(stripe);
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

/** A booking whose deposit of $9.00 is paid. */
async function paid(tenant = a, start = later()) {
  const booked = await bookUnpaid(tenant, start);
  await stripe.act("pay", { session: booked.session });
  await stripe.takeAll();
  return booked;
}

const refundsAtStripe = async (payment: string, account = a.account) =>
  (await sdk().refunds.list({ payment_intent: payment }, { stripeAccount: account })).data;

const paymentOf = async (bookingId: string) =>
  platformDb().payment.findFirstOrThrow({ where: { bookingId, purpose: "kept" } });

describe("cancelling gives back by the rule that the customer saw", () => {
  /** Cancelled so long before the start: 24 hours all, later half, on the local day nothing. */
  test.each([
    { minutes: 48 * 60, refund: 900 },
    { minutes: 24 * 60, refund: 900 },
    { minutes: 24 * 60 - 1, refund: 450 },
  ])("$minutes minutes before: $refund of 900", async ({ minutes, refund }) => {
    // Noon in New York: the local day begins twelve hours before.
    const start = later();
    const { bookingId } = await paid(a, start);
    const at = new Date((start - minutes) * 60_000);
    const cancelled = await cancelBooking(a.scope, { bookingId, actor: customer }, at);
    expect(cancelled.ok && cancelled.value.refund).toEqual({ amount: refund, currency: "USD" });
    await workAll(a);
    expect(await moneyOf(a, bookingId)).toMatchObject({
      ...{ status: "cancelled", payments: [{ refunded: refund }] },
      refunds: [{ amount: refund, state: "succeeded", cause: "policy" }],
    });
    const { stripePaymentId } = await paymentOf(bookingId);
    expect(await refundsAtStripe(stripePaymentId)).toMatchObject([{ amount: refund, status: "succeeded" }]);
    const told = await platformDb().message.findFirstOrThrow({
      where: { bookingId, kind: "cancelled", audience: "customer" },
    });
    expect(told.detail).toEqual({ refund: String(refund) });
  });

  test("a minute before the start: nothing, and nobody is told of a refund", async () => {
    const start = later();
    const { bookingId } = await paid(a, start);
    const cancelled = await cancelBooking(
      a.scope,
      { bookingId, actor: customer },
      new Date((start - 1) * 60_000),
    );
    expect(cancelled.ok && cancelled.value.refund.amount).toBe(0);
    expect(await moneyOf(a, bookingId)).toMatchObject({ refunds: [], payments: [{ refunded: 0 }] });
  });

  test("by the business: all of it, at any moment", async () => {
    const start = later();
    const { bookingId } = await paid(a, start);
    const cancelled = await cancelBooking(
      a.scope,
      { bookingId, actor: owner },
      new Date((start - 1) * 60_000),
    );
    expect(cancelled.ok && cancelled.value.refund.amount).toBe(900);
    await workAll(a);
    expect(await moneyOf(a, bookingId)).toMatchObject({
      refunds: [{ cause: "business", state: "succeeded" }],
    });
  });

  test("moving does not escape it: what the move's own tier allowed is the most that comes back", async () => {
    // Twenty hours ahead: half of it, or nothing where that is still today.
    const start = inHours(20);
    const { bookingId } = await paid(a, start);
    const moved = await moveBooking(a.scope, { bookingId, actor: customer, start: start + 20 * 1440 });
    expect(moved.ok).toBe(true);
    const cancelled = await cancelBooking(a.scope, { bookingId, actor: customer });
    expect(cancelled.ok && cancelled.value.refund.amount).toBeLessThanOrEqual(450);
  });

  test("what staff gave back before counts", async () => {
    const start = later();
    const { bookingId } = await paid(a, start);
    await refundBooking(a.scope, { bookingId, amount: 300, note: "late start", actor: owner });
    await workAll(a);
    const cancelled = await cancelBooking(
      ...([a.scope, { bookingId, actor: customer }, new Date((start - 48 * 60) * 60_000)] as const),
    );
    expect(cancelled.ok && cancelled.value.refund.amount).toBe(600);
    await workAll(a);
    expect(await moneyOf(a, bookingId)).toMatchObject({ payments: [{ refunded: 900 }] });
  });
});

test("paid, then asked: a no gives all of it back", async () => {
  const b = await payingSalon(stripe, { approval: true });
  const { bookingId } = await paid(b);
  const waiting = await platformDb().booking.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: b.tenantId, id: bookingId } },
  });
  expect(waiting).toMatchObject({ status: "held", holdReason: "approval" });
  const no = await answerRequest(b.scope, { bookingId, actor: owner, approve: false });
  expect(no.ok).toBe(true);
  await workAll(b);
  expect(await moneyOf(b, bookingId)).toMatchObject({
    ...{ status: "declined", refunds: [{ amount: 900, cause: "business", state: "succeeded" }] },
  });
});

test("P12: two refunds of 6 of 9 at once: one of them, whoever was first", async () => {
  const { bookingId } = await paid();
  const both = await Promise.all(
    [1, 2].map(() => refundBooking(a.scope, { bookingId, amount: 600, note: "", actor: owner })),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({
    error: { code: "invalid", errors: [{ path: "amount" }] },
  });
  await workAll(a);
  expect(await moneyOf(a, bookingId)).toMatchObject({
    payments: [{ refunded: 600 }],
    refunds: { length: 1 },
  });
});

test("P12: the database itself refuses more than was taken", async () => {
  const { bookingId } = await paid();
  const payment = await paymentOf(bookingId);
  const refund = (amount: number) =>
    platformDb().refund.create({
      data: {
        ...{ tenantId: a.tenantId, id: crypto.randomUUID(), paymentId: payment.id, bookingId, amount },
        ...{ currency: "USD", cause: "staff" },
      },
    });
  await refund(500);
  await expect(refund(401)).rejects.toThrow(/payment_never_gives_back_more/);
  await platformDb().refund.deleteMany({ where: { bookingId } });
});

test("P24: Stripe's answer is lost: the same refund is asked for again, and there is one", async () => {
  const { bookingId } = await paid();
  await refundBooking(a.scope, { bookingId, amount: 200, note: "", actor: owner });
  await stripe.fault({ kind: "drop", afterAccept: true, times: 4 });
  await workAll(a, 2);
  await workAll(a, 2);
  const { stripePaymentId } = await paymentOf(bookingId);
  expect(await refundsAtStripe(stripePaymentId)).toHaveLength(1);
  expect(await moneyOf(a, bookingId)).toMatchObject({
    ...{ refunds: [{ amount: 200, state: "succeeded" }], payments: [{ refunded: 200 }] },
  });
});

test("P22: a refund that fails at the bank, days later, is the business's again, with a line for each way", async () => {
  const { bookingId } = await paid();
  await refundBooking(a.scope, { bookingId, amount: 900, note: "", actor: owner });
  await workAll(a);
  const { stripePaymentId } = await paymentOf(bookingId);
  const [refund] = await refundsAtStripe(stripePaymentId);
  await stripe.act("refund", { refund: refund?.id, succeeds: false });
  await stripe.takeAll();
  const money = await moneyOf(a, bookingId);
  expect(money).toMatchObject({ payments: [{ refunded: 0 }], refunds: [{ state: "failed" }] });
  const alarm = await platformDb().message.findMany({
    where: { bookingId, kind: { startsWith: "refund-failed" } },
  });
  expect(alarm).toMatchObject([{ audience: "business", detail: { refund: "900" } }]);
  expect(money.lines.filter((line) => /^(refund|adjustment)/.test(line))).toEqual([
    ...["adjustment 900 USD", "refund -900 USD"],
  ]);
  expect(await refundBooking(a.scope, { bookingId, amount: 900, note: "", actor: owner })).toMatchObject({
    ok: true,
  });
});

test("P20: what the bank disputes cannot be given back beside it; won, it can", async () => {
  const { bookingId } = await paid();
  const { stripeChargeId } = await paymentOf(bookingId);
  const dispute = await stripe.act<{ id: string }>("dispute", { charge: stripeChargeId });
  await stripe.takeAll();
  expect(await moneyOf(a, bookingId)).toMatchObject({ payments: [{ disputeState: "open" }] });
  await workAll(a, 1);
  const alarm = { where: { bookingId, kind: `disputed:${dispute.id}` } };
  expect(await platformDb().message.findMany(alarm)).toMatchObject([{ audience: "business" }]);
  const refused = await refundBooking(a.scope, { bookingId, amount: 100, note: "", actor: owner });
  expect(refused).toMatchObject({ error: { code: "payment_not_possible" } });
  await stripe.act("close-dispute", { dispute: dispute.id, won: true });
  await stripe.takeAll();
  expect(await moneyOf(a, bookingId)).toMatchObject({ payments: [{ disputeState: "won" }] });
  expect(await refundBooking(a.scope, { bookingId, amount: 100, note: "", actor: owner })).toMatchObject({
    ok: true,
  });
  await workAll(a);
});

test("P13: nothing, parts of a cent and too much are no refunds", async () => {
  const { refundInput } = await import("./schema.ts");
  const booking = `bkg_${"0".repeat(32)}`;
  for (const amount of [0, -1, 0.5, 1e12, "9", null])
    expect(refundInput.safeParse({ booking, amount, note: "" }).success).toBe(false);
  const { bookingId } = await paid();
  expect(await refundBooking(a.scope, { bookingId, amount: 901, note: "", actor: owner })).toMatchObject({
    error: { code: "invalid", errors: [{ path: "amount" }] },
  });
});

test("P27: the ledger says what Stripe's balance says, and what is wrong in it is found", async () => {
  const { bookingId } = await paid();
  await refundBooking(a.scope, { bookingId, amount: 250, note: "", actor: owner });
  await workAll(a);
  const later = new Date(Date.now() + 3_600_000);
  expect(await reconcileAll(later)).toBe(0);
  await platformDb().ledgerEntry.create({
    data: {
      ...{ tenantId: a.tenantId, id: crypto.randomUUID(), kind: "adjustment", amount: 77, currency: "USD" },
      ...{ reference: "planted", balanceTransaction: "txn_planted", occurredAt: new Date() },
      ...{ paymentId: (await paymentOf(bookingId)).id, bookingId },
    },
  });
  expect(await reconcileAll(later)).toBe(1);
  const [difference] = await platformDb().ledgerDifference.findMany({ where: { tenantId: a.tenantId } });
  expect(difference).toMatchObject({
    kind: "missing_there",
    reference: "txn_planted",
    ours: 77,
    theirs: null,
  });
});

test("whoever looked at Stripe earlier does not have the last word", async () => {
  const { bookingId } = await paid();
  const { stripePaymentId } = await paymentOf(bookingId);
  const early = await lookAt(a.scope, a.account, stripePaymentId);
  await refundBooking(a.scope, { bookingId, amount: 100, note: "", actor: owner });
  await workAll(a);
  const [refund] = await refundsAtStripe(stripePaymentId);
  const between = await lookAt(a.scope, a.account, stripePaymentId);
  await stripe.act("refund", { refund: refund?.id, succeeds: false });
  await stripe.takeAll();
  for (const old of [between, early]) expect(await settlePayment(a.scope, old)).toBe("settled");
  expect(await moneyOf(a, bookingId)).toMatchObject({
    ...{ payments: [{ refunded: 0 }], refunds: [{ state: "failed" }] },
  });
});

test("paid twice, by two windows: one pays for the booking, the other goes back without a word of loss", async () => {
  const { bookingId, checkout } = await paid();
  await sdk().paymentIntents.create(
    {
      ...{ amount: 900, currency: "usd", confirm: true, payment_method: "pm_card_visa" },
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      metadata: { punctual_checkout: checkout.id },
    },
    { stripeAccount: a.account },
  );
  await stripe.takeAll();
  await workAll(a);
  const money = await moneyOf(a, bookingId);
  expect(money.status).toBe("confirmed");
  expect(money.payments.map(({ purpose, refunded }) => `${purpose} ${refunded}`).sort()).toEqual([
    ...["kept 0", "returned 900"],
  ]);
  expect(await platformDb().message.count({ where: { bookingId, kind: "paid-late" } })).toBe(0);
});
