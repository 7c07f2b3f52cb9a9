import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clientOf, type Harness, purchase, startHarness } from "../testing/harness.ts";

let harness: Harness;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  harness = await startHarness({ dataDir });
});
afterEach(() => harness.answerWith(200));
afterAll(async () => {
  await harness.close();
  await rm(dataDir, { recursive: true });
});

/** What the application heard about one paid session, in its order. */
async function pay(count = 0): Promise<string[]> {
  await harness.quiet();
  const before = harness.heard.length;
  await harness.stripe.paymentIntents.create(payment);
  await harness.quiet();
  if (count > 0) await expect.poll(() => harness.typesSince(before)).toHaveLength(count);
  return harness.typesSince(before);
}
const told = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"];
const payment = {
  amount: 500,
  currency: "usd",
  confirm: true,
  payment_method: "pm_card_visa",
  capture_method: "automatic",
  automatic_payment_methods: { enabled: true, allow_redirects: "never" },
} as const;
const fault = (body: object) => harness.control("stripe/fault", body);

test("P1: events are signed as the SDK verifies them, and say who asked", async () => {
  expect(await pay()).toEqual(told);
  const event = harness.heard.at(-1);
  expect(event).toMatchObject({
    livemode: false,
    api_version: "2026-10-28.endive",
    pending_webhooks: 1,
    request: {
      id: expect.stringMatching(/^req_/),
      idempotency_key: expect.stringMatching(/^stripe-node-retry-/),
    },
  });
  expect(event?.account).toBeUndefined();
  expect(await harness.stripe.events.retrieve(event?.id ?? "")).toMatchObject({ pending_webhooks: 0 });
});

test("an application that refuses is asked again until it takes the event", async () => {
  harness.answerWith(500);
  await harness.quiet();
  const before = harness.heard.length;
  await harness.stripe.customers.create({});
  await expect.poll(() => harness.typesSince(before).length).toBeGreaterThan(1);
  harness.answerWith(200);
  await harness.quiet();
  expect(new Set(harness.heard.slice(before).map(({ id }) => id)).size).toBe(1);
});

test("P3, P5: reordered, doubled, lost, refused and late events", async () => {
  await fault({ kind: "reorder" });
  expect(await pay()).toEqual(told.toReversed());
  await fault({ kind: "duplicate" });
  expect(await pay(6)).toEqual(told.flatMap((type) => [type, type]));
  await fault({ kind: "drop", to: "charge.succeeded" });
  expect(await pay()).toEqual(["payment_intent.created", "payment_intent.succeeded"]);
  await fault({ kind: "drop", to: "webhooks", times: 3 });
  expect(await pay()).toEqual([]);
  await fault({ kind: "status", to: "payment_intent.created" });
  expect(await pay()).toEqual(["charge.succeeded", "payment_intent.succeeded", "payment_intent.created"]);
  await fault({ kind: "timeout", holdMs: 50, to: "charge.succeeded" });
  expect(await pay()).toEqual(["payment_intent.created", "payment_intent.succeeded", "charge.succeeded"]);
});

test("P3: an event can be delivered again, however old", async () => {
  await pay();
  const [event] = harness.heard.slice(-1);
  await harness.act("resend", { event: event?.id });
  await expect.poll(() => harness.heard.filter(({ id }) => id === event?.id)).toHaveLength(2);
});

test("F6: what was answered outlives the process, and what was not delivered is delivered after it", async () => {
  harness.answerWith(500);
  const options = { idempotencyKey: "keep:1" };
  const kept = await harness.stripe.checkout.sessions.create(purchase(), options);
  await harness.act("pay", { session: kept.id });
  await harness.sandbox.close();
  harness.answerWith(200);
  const heardBefore = harness.heard.length;
  const second = await startHarness({ dataDir, stripeWebhook: harness.target });
  const again = await second.stripe.checkout.sessions.create(purchase(), options);
  expect(again.id).toBe(kept.id);
  expect(await clientOf(second.sandbox).checkout.sessions.retrieve(kept.id)).toMatchObject({
    status: "complete",
  });
  await second.quiet();
  expect(harness.typesSince(heardBefore)).toContain("checkout.session.completed");
  await second.close();
});
