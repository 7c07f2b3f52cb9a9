import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { listen, owner, type Receiver, startReceiver } from "#lib/webhooks/testing.ts";

// Real workers in processes of their own, a real receiver, and SIGKILL (case F6).

let environment: TestEnvironment;
let tenant: FixtureTenant;
let receiver: Receiver;
let hour = 48;
const started: ChildProcess[] = [];

beforeAll(async () => {
  process.env.OUTBOUND_LOOPBACK = "on";
  environment = await testEnvironment();
  tenant = await fixtureTenant();
  receiver = await startReceiver();
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});
afterAll(async () => {
  receiver.close();
  await environment.drop();
});

function start(): ChildProcess {
  const child = fork("worker/index.ts", {
    execArgv: ["--import", "tsx"],
    // Nothing listens there: these tests send no mail.
    env: { ...process.env, RESEND_BASE_URL: "http://127.0.0.1:1" },
    silent: true,
  });
  started.push(child);
  return child;
}

const ready = (child: ChildProcess) => new Promise((resolve) => child.once("message", resolve));

async function book(): Promise<string> {
  const placed = await placeBooking(tenant.scope, wish(inHours(++hour)));
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value.bookingId;
}

async function until(what: () => boolean | Promise<boolean>, seconds = 20): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20))
    if (await what()) return true;
  return false;
}

test("killed between sending and writing it down: another worker tells it again, under the same id", async () => {
  await listen(tenant, receiver.url, ["booking.created", "booking.cancelled"]);
  receiver.script.push("hang");
  const bookingId = await book();
  const first = start();
  await ready(first);
  expect(await until(() => receiver.received.length === 1)).toBe(true);
  const gone = new Promise((resolve) => first.once("exit", resolve));
  first.kill("SIGKILL");
  await gone;
  await cancelBooking(tenant.scope, { bookingId, actor: owner });
  // On a busy machine the claim could be over before the second worker has started; it is the test that ends it.
  await platformDb()
    .$executeRaw`UPDATE webhook_delivery SET claimed_until = now() + interval '1 hour' WHERE status = 'sending'`;
  const second = start();
  await ready(second);
  await sleep(1_000);
  // Its claim has not run out: neither it nor what follows it is sent by anybody else.
  expect(receiver.received).toHaveLength(1);
  await platformDb().$executeRaw`UPDATE webhook_delivery SET claimed_until = now() WHERE status = 'sending'`;
  expect(await until(() => receiver.received.length === 3)).toBe(true);
  expect(receiver.types()).toEqual(["booking.created", "booking.created", "booking.cancelled"]);
  expect(receiver.received[0]?.id).toBe(receiver.received[1]?.id);
  const waiting = () => platformDb().webhookDelivery.count({ where: { status: { not: "delivered" } } });
  expect(await until(async () => (await waiting()) === 0)).toBe(true);
});

test("two workers, many bookings: everything once and in order", async () => {
  receiver.received.length = 0;
  const ids = await Promise.all(Array.from({ length: 10 }, () => book()));
  for (const bookingId of ids) await cancelBooking(tenant.scope, { bookingId, actor: owner });
  await Promise.all([start(), start()].map(ready));
  expect(await until(() => receiver.received.length >= 20)).toBe(true);
  await sleep(1_000);
  expect(receiver.received).toHaveLength(20);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(20);
  const byBooking = Map.groupBy(receiver.received, ({ body }) => String(body.data.booking.id));
  for (const steps of byBooking.values())
    expect(steps.map(({ body }) => body.type)).toEqual(["booking.created", "booking.cancelled"]);
});
