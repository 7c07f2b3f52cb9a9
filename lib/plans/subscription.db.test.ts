import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { takeEvent } from "#lib/payments/events.ts";
import { type PayingTenant, payingSalon, type StripeHarness } from "#lib/payments/testing.ts";
import { stripe as sdk } from "#lib/stripe/client.ts";
import { readStanding } from "./data.ts";
import { refreshPlans } from "./jobs.ts";
import { loadPlanPage } from "./loaders.ts";
import { openPortal, openUpgrade } from "./mutations.ts";
import { resolvePlanCustomer } from "./rows.ts";
import { askAboutPlan, syncPlan } from "./sync.ts";
import { asking, payPro, rowOf, startPlans, subscribe } from "./testing.ts";

let environment: TestEnvironment;
let stripe: StripeHarness;
let a: FixtureTenant;
let b: FixtureTenant;

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startPlans("staff=2,services=3,bookings=50");
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});
beforeEach(async () => {
  [a, b] = [await fixtureTenant(), await fixtureTenant()];
  await stripe.takeAll();
});

const now = () => new Date();
const standing = ({ scope }: FixtureTenant, at: Date = now()) =>
  withTenant(scope, (tx) => readStanding(tx, scope, at));
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const since = async (work: () => Promise<unknown>) => {
  await stripe.quiet();
  const before = stripe.sent.length;
  await work();
  await stripe.quiet();
  return stripe.sent.slice(before);
};
const eventRows = ({ tenantId }: FixtureTenant) => platformDb().stripeEvent.count({ where: { tenantId } });

test("without a row it is free; paid, whoever comes back is on Pro before any event", async () => {
  expect(await standing(a)).toEqual({ plan: "free", phase: "free", untilMs: null, running: false });
  await payPro(stripe, a);
  expect((await standing(a)).plan).toBe("free");
  await askAboutPlan(a.scope);
  expect(await standing(a)).toMatchObject({ plan: "pro", phase: "pro", running: true });
  expect((await standing(b)).plan).toBe("free");
  const changes = await platformDb().auditEntry.findMany({ where: { ...at(a), action: "plan.changed" } });
  expect(changes).toMatchObject([{ actorKind: "system", detail: { from: "none", to: "active" } }]);
});

const at = ({ tenantId }: FixtureTenant) => ({ tenantId });

test("two presses, at once and later, are one customer, one page and one subscription", async () => {
  const opened = await Promise.all([1, 2, 3].map(() => openUpgrade(a.scope, asking(a))));
  opened.push(await openUpgrade(a.scope, asking(a)));
  const pages = new Set(opened.map((one) => (one.ok ? one.value : one.error.code)));
  expect(pages.size).toBe(1);
  await stripe.act("pay", { session: (await rowOf(a)).stripeSessionId });
  // From a window that still has the button: back to the page that says so, not to a second bill.
  expect(await openUpgrade(a.scope, asking(a))).toEqual({
    ok: true,
    value: `/dashboard/${a.slug}/settings/plan`,
  });
  const { stripeCustomerId: customer } = await rowOf(a);
  expect((await sdk().subscriptions.list({ customer, status: "all" })).data).toHaveLength(1);
});

test("a page that expired is followed by a new one", async () => {
  const first = await openUpgrade(a.scope, asking(a));
  await stripe.act("expire", { session: (await rowOf(a)).stripeSessionId });
  const second = await openUpgrade(a.scope, asking(a));
  expect(first.ok && second.ok && first.value !== second.value).toBe(true);
});

test("events alone do it, in any order, once each; the same row results", async () => {
  const sent = await since(() => payPro(stripe, a));
  const about = sent.filter(({ type }) => /^(checkout\.session|customer\.subscription|invoice)\./.test(type));
  expect(about.length).toBeGreaterThanOrEqual(3);
  for (const event of [...about].reverse())
    expect(await takeEvent(event.body, event.signature)).toBe("taken");
  const row = await rowOf(a);
  expect(row).toMatchObject({ state: "active" });
  const count = await eventRows(a);
  expect(count).toBe(about.length);
  for (const event of about) expect(await takeEvent(event.body, event.signature)).toBe("taken");
  expect(await rowOf(a)).toEqual(row);
  expect(await eventRows(a)).toBe(count);
});

test("while Stripe does not answer, an event is to be sent again, and then has its effect", async () => {
  const sent = await since(() => payPro(stripe, a));
  const event = sent.find(({ type }) => type === "customer.subscription.created");
  if (!event) throw new Error("no event");
  await stripe.fault({ kind: "status", status: 503, times: 2 });
  expect(await takeEvent(event.body, event.signature)).toBe("later");
  expect([(await rowOf(a)).state, await eventRows(a)]).toEqual(["none", 0]);
  expect(await takeEvent(event.body, event.signature)).toBe("taken");
  expect((await rowOf(a)).state).toBe("active");
});

test("a failed payment: a week's grace from the bill, then free; paid, it is Pro again", async () => {
  const subscription = await subscribe(stripe, a);
  await stripe.act("renew", { subscription, succeeds: false });
  await stripe.takeAll();
  expect(await rowOf(a)).toMatchObject({ state: "past_due" });
  expect(await standing(a, inDays(6.9))).toMatchObject({ plan: "pro", phase: "grace" });
  expect(await standing(a, inDays(7.1))).toMatchObject({ plan: "free", phase: "lapsed", running: true });
  const { graceUntil } = await rowOf(a);
  await stripe.act("renew", { subscription, succeeds: false });
  await stripe.takeAll();
  await syncPlan(a.scope);
  expect((await rowOf(a)).graceUntil).toEqual(graceUntil);
  await stripe.act("renew", { subscription, succeeds: true });
  await stripe.takeAll();
  expect(await rowOf(a)).toMatchObject({ state: "active", graceUntil: null });
});

test("cancelled, it is Pro until the end of what was paid; kept again, for good", async () => {
  const subscription = await subscribe(stripe, a);
  await sdk().subscriptions.update(subscription, { cancel_at_period_end: true });
  await stripe.takeAll();
  const ending = await standing(a);
  expect(ending).toMatchObject({ plan: "pro", phase: "ending", running: true });
  expect(ending.untilMs).toBe((await rowOf(a)).periodEnd?.getTime());
  expect(await standing(a, inDays(40))).toMatchObject({ plan: "free", phase: "ended" });
  await sdk().subscriptions.update(subscription, { cancel_at_period_end: false });
  await stripe.takeAll();
  expect(await standing(a)).toMatchObject({ phase: "pro" });
});

test("ended at once by somebody at Stripe, what was paid for is kept; then another can be begun", async () => {
  await stripe.act("end-subscription", { subscription: await subscribe(stripe, a) });
  await stripe.takeAll();
  expect(await standing(a)).toMatchObject({ plan: "pro", phase: "ending", running: false });
  expect(await standing(a, inDays(40))).toMatchObject({ plan: "free", phase: "ended" });
  await payPro(stripe, a);
  await stripe.takeAll();
  expect(await standing(a)).toMatchObject({ phase: "pro", running: true });
});

test("an older reading that arrives late changes nothing", async () => {
  await subscribe(stripe, a);
  await platformDb().planSubscription.update({
    where: at(a),
    data: { checkedAt: inDays(1), state: "unpaid" },
  });
  expect(await syncPlan(a.scope)).toBe("outdated");
  expect((await rowOf(a)).state).toBe("unpaid");
});

test("events that were lost are made up for by the worker", async () => {
  await payPro(stripe, a);
  expect(await refreshPlans()).toBe(0);
  expect(await refreshPlans(inDays(1))).toBeGreaterThan(0);
  expect((await standing(a)).plan).toBe("pro");
});

test("what is somebody else's has no effect: unknown customers, other tenants' marks, connected accounts", async () => {
  await openUpgrade(a.scope, asking(a));
  await openUpgrade(b.scope, asking(b));
  const [mine, theirs] = [await rowOf(a), await rowOf(b)];
  expect((await resolvePlanCustomer(mine.stripeCustomerId))?.tenantId).toBe(a.tenantId);
  expect(await resolvePlanCustomer("cus_nobody")).toBeNull();
  // Paid by a's customer, but begun for b by hand: it is neither's.
  const price = process.env.PLAN_PRO_PRICE ?? "";
  const session = await sdk().checkout.sessions.create({
    ...{ mode: "subscription", customer: mine.stripeCustomerId, line_items: [{ price, quantity: 1 }] },
    subscription_data: { metadata: { punctual_tenant: b.tenantId } },
    success_url: "http://localhost:3000/",
  });
  await stripe.act("pay", { session: session.id });
  await stripe.takeAll();
  expect([(await standing(a)).plan, (await standing(b)).plan]).toEqual(["free", "free"]);
  expect((await rowOf(b)).stripeCustomerId).toBe(theirs.stripeCustomerId);
  // A business sells subscriptions of its own, whatever customer it names; and the platform has customers of other kinds.
  const paying: PayingTenant = await payingSalon(stripe);
  const known = await eventRows(a);
  expect(await told({ customer: mine.stripeCustomerId, account: paying.account })).toBe("taken");
  expect(await told({ customer: "cus_nobody" })).toBe("foreign");
  expect([await eventRows(a), await eventRows(paying)]).toEqual([known, 0]);
});

/** Takes an event about a subscription, properly signed, that says just this. */
function told({ customer, account }: { customer: string; account?: string }) {
  const object = { id: "sub_1", object: "subscription", customer };
  const payload = JSON.stringify({
    ...{ id: `evt_${account ?? customer}`, type: "customer.subscription.updated", livemode: false },
    ...{ data: { object }, ...(account ? { account } : {}) },
  });
  const secret = process.env.STRIPE_WEBHOOK_SECRET ?? "";
  return takeEvent(payload, sdk().webhooks.generateTestHeaderString({ payload, secret }));
}

test("the rows of one business are not another's, by the database", async () => {
  await subscribe(stripe, a);
  const seen = await withTenant(b.scope, (tx) => tx.planSubscription.findMany());
  expect(seen).toEqual([]);
  const touched = await withTenant(b.scope, (tx) =>
    tx.planSubscription.updateMany({ where: at(a), data: { state: "unpaid" } }),
  );
  expect(touched.count).toBe(0);
});

test("the page: price, what is used, and Stripe's silence", async () => {
  const when = { zone: "America/New_York", now: now(), ask: false };
  expect(await loadPlanPage(a.scope, when)).toMatchObject({
    ...{ known: false, price: { amount: { amount: 1900, currency: "USD" }, interval: "month", every: 1 } },
    lines: [
      { kind: "staff", used: 2, most: 2, fullness: "full" },
      { kind: "services", used: 1, most: 3, fullness: "room" },
      { kind: "bookings", used: 0, most: 50, fullness: "room" },
    ],
  });
  expect(await openPortal(a.scope, a.slug)).toMatchObject({ ok: false, error: { code: "not_found" } });
  await subscribe(stripe, a);
  const portal = await openPortal(a.scope, a.slug);
  expect(portal.ok && portal.value).toContain("/c/portal/");
  await stripe.fault({ kind: "status", status: 503, times: 8 });
  const page = await loadPlanPage(a.scope, { ...when, ask: true });
  expect(page).toMatchObject({
    standing: { plan: "pro" },
    lines: [{ most: null }, { most: null }, { most: null }],
  });
});
