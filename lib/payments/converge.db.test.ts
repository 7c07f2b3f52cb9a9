import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { stripe as sdk } from "#lib/stripe/client.ts";
import { takeEvent } from "./events.ts";
import { queueRefund } from "./outbox.ts";
import { reconcileAll } from "./reconcile.ts";
import {
  bookUnpaid,
  moneyOf,
  type PayingTenant,
  payingSalon,
  type SentEvent,
  type StripeHarness,
  startStripe,
  workAll,
} from "./testing.ts";

let environment: TestEnvironment;
let stripe: StripeHarness;
let a: PayingTenant;
let hour = 50;

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  a = await payingSalon(stripe);
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

/** What happens at Stripe after a payment, step by step. */
const steps = {
  /** The business gives a part back in Stripe's own dashboard. */
  async outside(payment: string) {
    await sdk().refunds.create({ payment_intent: payment, amount: 200 }, { stripeAccount: a.account });
  },
  /** The latest refund fails at the bank, days later. */
  async fails(payment: string) {
    const { data } = await sdk().refunds.list({ payment_intent: payment }, { stripeAccount: a.account });
    const refund = data.find(({ status }) => status === "succeeded");
    if (refund) await stripe.act("refund", { refund: refund.id, succeeds: false });
  },
  async disputed(payment: string) {
    const intent = await sdk().paymentIntents.retrieve(payment, {}, { stripeAccount: a.account });
    await stripe.act("dispute", { charge: intent.latest_charge });
  },
  async won(payment: string) {
    const { data } = await sdk().disputes.list({ payment_intent: payment }, { stripeAccount: a.account });
    for (const { id, status } of data)
      if (status !== "won" && status !== "lost")
        await stripe.act("close-dispute", { dispute: id, won: true });
  },
};
type Step = keyof typeof steps;

/** Money as Stripe itself has it. */
async function atStripe(payment: string) {
  const [refunds, intent, balance] = await Promise.all([
    sdk().refunds.list({ payment_intent: payment }, { stripeAccount: a.account }),
    sdk().paymentIntents.retrieve(payment, {}, { stripeAccount: a.account }),
    sdk()
      .balanceTransactions.list({ limit: 100 }, { stripeAccount: a.account })
      .autoPagingToArray({ limit: 5000 }),
  ]);
  const about = new Set([intent.latest_charge, ...refunds.data.map(({ id }) => id)]);
  const { data } = await sdk().disputes.list({ payment_intent: payment }, { stripeAccount: a.account });
  for (const { id } of data) about.add(id);
  const own = balance.filter(({ source }) => typeof source === "string" && about.has(source));
  return {
    net: own.reduce((sum, line) => sum + line.net, 0),
    refunded: refunds.data
      .filter(({ status }) => status === "succeeded")
      .reduce((sum, one) => sum + one.amount, 0),
  };
}

/** `[index, copies]` of each event, in the order of delivery; shuffled, some lost, some twice. */
const delivery = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 2 })), { maxLength: 24 });

test(
  "P5: in any order, doubled or lost, events and the worker's own questions end at what Stripe has",
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray<Step>(["outside", "fails", "disputed", "won"]),
        fc.boolean(),
        delivery,
        delivery,
        async (story, withOwnRefund, early, late) => {
          const { bookingId, session, checkout } = await bookUnpaid(a, inHours(hour++));
          const from = stripe.sent.length;
          const deliver = async (order: readonly [number, number][]) => {
            await stripe.quiet();
            const events: SentEvent[] = stripe.sent.slice(from);
            for (const [index, copies] of order) {
              const event = events[index % Math.max(1, events.length)];
              if (event)
                await Promise.all(
                  Array.from({ length: copies }, () => takeEvent(event.body, event.signature)),
                );
            }
          };
          await stripe.act("pay", { session });
          await deliver(early);
          if (withOwnRefund) {
            await workAll(a, 1);
            await withTenant(a.scope, (tx) =>
              queueRefund(tx, a.scope, { bookingId, amount: 300, cause: "staff", actor: owner }),
            );
          }
          const { payment_intent: payment } = await sdk().checkout.sessions.retrieve(
            session,
            {},
            { stripeAccount: a.account },
          );
          for (const step of story) await steps[step](String(payment));
          await deliver(late);
          await workAll(a);
          // What no event told and nobody asks about any more is found by comparing the balances.
          await reconcileAll();
          await workAll(a);

          const money = await moneyOf(a, bookingId);
          const theirs = await atStripe(String(payment));
          const rows = await platformDb().ledgerEntry.findMany({ where: { bookingId } });
          expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(theirs.net);
          expect(money.payments).toMatchObject([{ amount: checkout.amount, refunded: theirs.refunded }]);
          expect(money.status).toBe("confirmed");
          expect(money.refunds.every(({ state }) => state !== "wanted" && state !== "pending")).toBe(true);
          expect(
            await platformDb().message.count({
              where: { bookingId, kind: "confirmation", audience: "customer" },
            }),
          ).toBe(1);
        },
      ),
      { numRuns: 25 },
    ),
  120_000,
);
