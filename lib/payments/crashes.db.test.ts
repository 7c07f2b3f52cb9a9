import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours } from "#lib/db/testing/fixture.ts";
import { stripe as sdk } from "#lib/stripe/client.ts";
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

const shared = globalThis as { punctualStripe?: Stripe | undefined };

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  a = await payingSalon(stripe);
});
afterEach(() => {
  shared.punctualStripe = undefined;
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

/** The process dies, as far as anybody outside of it can see: nothing that comes after is done. */
class Killed extends Error {}

/**
 * From now on the process dies at its n-th question to Stripe: before Stripe hears it, or after Stripe has done what was
 * asked. @returns whether it came to that
 */
function killAt(n: number, when: "before" | "after"): () => boolean {
  const inner = Stripe.createNodeHttpClient();
  let asked = 0;
  let killed = false;
  const client: typeof inner = Object.create(inner);
  client.makeRequest = async (...request) => {
    if (killed) throw new Killed();
    asked += 1;
    killed = asked === n;
    if (killed && when === "before") throw new Killed();
    const response = await inner.makeRequest(...request);
    if (killed) throw new Killed();
    return response;
  };
  const { hostname: host, port } = new URL(stripe.url);
  shared.punctualStripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? "", {
    ...{ host, port, protocol: "http", maxNetworkRetries: 0, httpClient: client },
  });
  return () => killed;
}

const orKilled = (work: Promise<unknown>) => work.catch(() => null);

// A whole life: booked, paid at Stripe, cancelled by the business, given back. Every question in it may be the last.
test.each(["before", "after"] as const)(
  "killed %s any question to Stripe: after a restart booking, ledger and Stripe agree",
  async (when) => {
    for (let n = 1; ; n++) {
      const start = inHours(hour++);
      const killed = killAt(n, when);
      await orKilled(bookUnpaid(a, start));
      if (!killed()) await orKilled(workAll(a, 1));
      const row = await platformDb().booking.findFirstOrThrow({
        where: { tenantId: a.tenantId, startsAt: new Date(start * 60_000) },
      });
      // Somebody pays, if there is a page to pay at by now.
      const sessions = await openSessions(row.id);
      for (const session of sessions.slice(0, 1)) await stripe.act("pay", { session });
      if (!killed()) await orKilled(workAll(a, 1));
      if (!killed()) await orKilled(cancelBooking(a.scope, { bookingId: row.id, actor: owner }));
      if (!killed()) await orKilled(workAll(a, 1));
      const wasKilled = killed();

      // Started again, with nothing but what is in the database.
      shared.punctualStripe = undefined;
      await workAll(a);
      for (const session of (await openSessions(row.id)).slice(0, 1)) await stripe.act("pay", { session });
      await workAll(a);
      await agree(row.id);
      if (!wasKilled) return expect(n).toBeGreaterThan(5);
    }
  },
  120_000,
);

async function sessionsOf(bookingId: string) {
  const checkouts = await platformDb().checkout.findMany({ where: { bookingId }, select: { id: true } });
  const ids = new Set(checkouts.map(({ id }) => id));
  const all = await stripe.objects<Stripe.Checkout.Session>("checkout.session", a.account);
  return all.filter((one) => ids.has(one.client_reference_id ?? ""));
}

const openSessions = async (bookingId: string) =>
  (await sessionsOf(bookingId)).filter(({ status }) => status === "open").map(({ id }) => id);

/** No money without a booking or a refund, no confirmation without money, and one ledger for both. */
async function agree(bookingId: string): Promise<void> {
  const money = await moneyOf(a, bookingId);
  const taken = (await sessionsOf(bookingId)).filter(({ payment_status }) => payment_status === "paid");
  const intents = taken.map(({ payment_intent }) => String(payment_intent));
  expect(money.payments).toHaveLength(intents.length);
  const refunds = (
    await Promise.all(
      intents.map((id) => sdk().refunds.list({ payment_intent: id }, { stripeAccount: a.account })),
    )
  ).flatMap(({ data }) => data);
  const sum = (list: readonly { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);
  expect(money.payments.reduce((total, { refunded }) => total + refunded, 0)).toBe(sum(refunds));
  if (money.status === "confirmed")
    expect(money.payments).toContainEqual(expect.objectContaining({ purpose: "kept", refunded: 0 }));
  else expect(sum(refunds)).toBe(sum(money.payments));
  expect(money.refunds.every(({ state }) => state === "succeeded")).toBe(true);
  const balance = await sdk()
    .balanceTransactions.list({ limit: 100 }, { stripeAccount: a.account })
    .autoPagingToArray({ limit: 5000 });
  const lines = await platformDb().ledgerEntry.findMany({ where: { bookingId } });
  const about = new Set(lines.flatMap(({ balanceTransaction }) => balanceTransaction ?? []));
  expect(sum(lines)).toBe(
    balance.filter(({ id }) => about.has(id)).reduce((total, { net }) => total + net, 0),
  );
}
