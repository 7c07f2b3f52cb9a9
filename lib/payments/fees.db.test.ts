import { afterAll, beforeAll, expect, test } from "vitest";
import { markBooking } from "#lib/booking/outcome.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours } from "#lib/db/testing/fixture.ts";
import { stripe as sdk } from "#lib/stripe/client.ts";
import { askForPayment } from "./asking.ts";
import { openCheckout } from "./checkout.ts";
import { chargeNoShow, waiveNoShow } from "./fees.ts";
import { workOnFees } from "./jobs.ts";
import { refundBooking } from "./mutations.ts";
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
/** Takes no deposit, but a card for a fee of $20.00; and one that takes both. */
let card: PayingTenant;
let both: PayingTenant;
let hour = 50;

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  card = await payingSalon(stripe, { payment: { kind: "none" } });
  both = await payingSalon(stripe);
  for (const { tenantId } of [card, both])
    await platformDb().service.updateMany({ where: { tenantId }, data: { noShowFee: 2000 } });
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

const feeOf = (bookingId: string) => platformDb().noShowFee.findFirst({ where: { bookingId } });
const intents = async ({ account }: PayingTenant) =>
  (await sdk().paymentIntents.list({ limit: 100 }, { stripeAccount: account })).data;
const mails = async (bookingId: string) =>
  (await platformDb().message.findMany({ where: { bookingId, audience: "customer" } })).map(
    ({ kind }) => kind,
  );

/** Booked with this card, the time is over, and nobody came. */
async function missed(tenant: PayingTenant, number = "4242424242424242") {
  const booked = await bookUnpaid(tenant, inHours(hour++));
  await stripe.act("pay", { session: booked.session, card: number, authenticated: true });
  await stripe.takeAll();
  const after = new Date((await bookingOf(tenant, booked.bookingId)).endsAt.getTime() + 1000);
  const marked = await markBooking(
    ...([tenant.scope, { bookingId: booked.bookingId, actor: owner, outcome: "no_show" }, after] as const),
  );
  if (!marked.ok) throw new Error(marked.error.code);
  return booked;
}

test("a card is asked for, nothing is taken, and the booking is certain once it is there", async () => {
  const { bookingId, view, checkout, session, checkoutUrl } = await bookUnpaid(card, inHours(hour++));
  expect(view).toMatchObject({ status: "held", dueNow: { amount: 0 } });
  expect(checkout).toMatchObject({ kind: "card", amount: 0, savesCard: true });
  expect(checkoutUrl).toContain(session);
  await stripe.act("pay", { session });
  await stripe.takeAll();
  await stripe.takeAll();
  expect(await moneyOf(card, bookingId)).toMatchObject({ status: "confirmed", payments: [], lines: [] });
  expect(await bookingOf(card, bookingId)).toMatchObject({ noShowFee: 2000, version: 2 });
  expect(await platformDb().savedCard.count({ where: { bookingId } })).toBe(1);
  expect((await mails(bookingId)).filter((kind) => kind === "confirmation")).toHaveLength(1);
});

test("without an event the worker finds the card as well", async () => {
  const { bookingId, session } = await bookUnpaid(card, inHours(hour++));
  await stripe.act("pay", { session });
  await workAll(card, 1);
  expect((await bookingOf(card, bookingId)).status).toBe("confirmed");
});

test("who did not come is charged once, whoever asks how often, and it can be given back", async () => {
  for (const tenant of [card, both]) {
    const { bookingId } = await missed(tenant);
    const before = (await intents(tenant)).length;
    const asked = await Promise.all(
      [1, 2, 3].map(() => chargeNoShow(tenant.scope, { bookingId, actor: owner })),
    );
    expect(asked.every(({ ok }) => ok)).toBe(true);
    await Promise.all([workOnFees(), workOnFees()]);
    await stripe.takeAll();
    expect(await feeOf(bookingId)).toMatchObject({ state: "charged", amount: 2000 });
    expect((await intents(tenant)).length).toBe(before + 1);
    const money = await moneyOf(tenant, bookingId);
    expect(money).toMatchObject({ status: "no_show" });
    expect(money.payments).toContainEqual(expect.objectContaining({ amount: 2000, purpose: "kept" }));
    expect((await mails(bookingId)).filter((kind) => kind === "no-show-fee")).toHaveLength(1);
    expect(await chargeNoShow(tenant.scope, { bookingId, actor: owner })).toMatchObject({
      error: { code: "illegal_transition" },
    });
    expect(
      await refundBooking(tenant.scope, { bookingId, amount: 2000, note: "", actor: owner }),
    ).toMatchObject({ ok: true });
    await workAll(tenant);
  }
});

test("P24: Stripe's answer to the charge is lost: it is asked for again, and there is one payment", async () => {
  const { bookingId } = await missed(card);
  const before = (await intents(card)).length;
  await chargeNoShow(card.scope, { bookingId, actor: owner });
  await stripe.fault({ kind: "drop", afterAccept: true, times: 3, to: "post /v1/payment_intents" });
  await workOnFees();
  for (let round = 0; round < 3; round++) {
    await platformDb().noShowFee.updateMany({ where: { bookingId }, data: { nextAttemptAt: new Date(0) } });
    await workOnFees();
  }
  expect(await feeOf(bookingId)).toMatchObject({ state: "charged" });
  expect((await intents(card)).length).toBe(before + 1);
});

test("the bank wants to ask first: its customer is written to, and pays on a page of theirs", async () => {
  const { bookingId } = await missed(card, "4000002760003184");
  await chargeNoShow(card.scope, { bookingId, actor: owner });
  await workOnFees();
  expect(await feeOf(bookingId)).toMatchObject({ state: "needs_customer" });
  expect(await mails(bookingId)).toContain("no-show-fee-due");
  expect(await askForPayment(card.scope, bookingId)).toBe(true);
  const opened = await openCheckout(card.scope, bookingId);
  expect(opened).toMatchObject({ state: "open" });
  const again = await openCheckout(card.scope, bookingId);
  expect(again).toEqual(opened);
  const page = await platformDb().checkout.findFirstOrThrow({ where: { bookingId, kind: "fee" } });
  expect(page).toMatchObject({ amount: 2000, state: "open" });
  await stripe.act("pay", { session: page.stripeSessionId });
  expect(await askForPayment(card.scope, bookingId)).toBe(false);
  expect(await feeOf(bookingId)).toMatchObject({ state: "charged" });
});

test("a card that is refused says so; let off, nobody can be charged by an open page any more", async () => {
  const { bookingId } = await missed(card, "4000000000000341");
  await chargeNoShow(card.scope, { bookingId, actor: owner });
  await workOnFees();
  expect(await feeOf(bookingId)).toMatchObject({ state: "failed", failure: "card_declined" });
  await chargeNoShow(card.scope, { bookingId, actor: owner });
  await workOnFees();
  expect(await feeOf(bookingId)).toMatchObject({ state: "failed", round: 2 });
  expect(await waiveNoShow(card.scope, { bookingId, actor: owner })).toMatchObject({ ok: true });
  expect(await openCheckout(card.scope, bookingId)).toEqual({ state: "over" });
  await workOnFees();
  expect(await feeOf(bookingId)).toMatchObject({ state: "waived" });
});

test("only who did not come, and left a card, can be charged", async () => {
  const { bookingId, session } = await bookUnpaid(card, inHours(hour++));
  expect(await chargeNoShow(card.scope, { bookingId, actor: owner })).toMatchObject({
    error: { code: "illegal_transition" },
  });
  await stripe.act("pay", { session });
  await stripe.takeAll();
  expect(await chargeNoShow(card.scope, { bookingId, actor: owner })).toMatchObject({ ok: false });
  expect(await chargeNoShow(both.scope, { bookingId, actor: owner })).toMatchObject({
    error: { code: "not_found" },
  });
});
