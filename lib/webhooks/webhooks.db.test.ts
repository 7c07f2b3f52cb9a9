import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { deliverWebhook } from "./jobs.ts";
import { changeEndpoint, createEndpoint, deleteEndpoint, rotateSecret } from "./mutations.ts";
import { testEndpoint } from "./probe.ts";
import { claimDeliveries } from "./queue.ts";
import { replayDelivery, replayFailed } from "./replay.ts";
import { deliverAll, listen, owner, type Receiver, startReceiver } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let receiver: Receiver;
let hour = 48;

beforeAll(async () => {
  process.env.OUTBOUND_LOOPBACK = "on";
  environment = await testEnvironment();
});
beforeEach(async () => {
  // The queue is everybody's: what an earlier test left waiting is not this one's.
  await platformDb().$executeRaw`UPDATE webhook_delivery SET status = 'failed' WHERE status <> 'delivered'`;
  tenant = await fixtureTenant();
  receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(() => environment.drop());

async function book(of = tenant): Promise<string> {
  const placed = await placeBooking(of.scope, wish(inHours(++hour)));
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value.bookingId;
}
const move = (bookingId: string) =>
  moveBooking(tenant.scope, { bookingId, actor: owner, start: inHours(++hour), timezone: "UTC" });
const cancel = (bookingId: string) => cancelBooking(tenant.scope, { bookingId, actor: owner, reason: "Ill" });

const rows = (where: object = {}) =>
  platformDb().webhookDelivery.findMany({
    where: { tenantId: tenant.tenantId, ...where },
    orderBy: [{ bookingVersion: "asc" }, { place: "asc" }],
  });
const endpoint = (id: string) => platformDb().webhookEndpoint.findFirstOrThrow({ where: { id } });
/** As if the pause after a failed attempt were over. */
const hurry = () =>
  platformDb().$executeRaw`UPDATE webhook_delivery SET next_attempt_at = now() WHERE status = 'pending'`;

describe("what is told", () => {
  test("nobody listens: nothing is written", async () => {
    await book();
    expect(await platformDb().webhookEvent.count({ where: { tenantId: tenant.tenantId } })).toBe(0);
  });

  test("a booking made, moved and cancelled: each step as it was then, signed", async () => {
    const { secret } = await listen(tenant, receiver.url);
    const id = await book();
    await move(id);
    await cancel(id);
    await deliverAll();
    expect(receiver.types()).toEqual([
      "booking.created",
      "booking.confirmed",
      "booking.moved",
      "booking.cancelled",
    ]);
    const [created, , moved, cancelled] = receiver.received;
    expect(created?.body.data.booking).toMatchObject({
      version: 1,
      status: "confirmed",
      customer: { name: "Casey Customer" },
    });
    expect(moved?.body.data).toMatchObject({
      booking: { id: created?.body.data.booking.id, version: 2 },
      previous: { version: 1, start: created?.body.data.booking.start },
    });
    expect(cancelled?.body.data).toMatchObject({
      booking: { version: 3, status: "cancelled", cancelReason: "Ill" },
      previous: { status: "confirmed" },
    });
    for (const { text, headers, id: webhookId } of receiver.received) {
      expect(webhookId).toMatch(/^evt_[0-9a-f]{32}$/);
      expect(headers["user-agent"]).toBe("Punctual");
      expect(() => new Webhook(secret).verify(text, headers as Record<string, string>)).not.toThrow();
      expect(() => new Webhook(secret).verify(`${text} `, headers as Record<string, string>)).toThrow();
    }
    expect(
      (await rows()).map(({ status, responseStatus, responseBody }) => [
        status,
        responseStatus,
        responseBody,
      ]),
    ).toEqual(Array(4).fill(["delivered", 200, "ok"]));
  });

  test("only what was chosen, and nothing of a change that was rolled back", async () => {
    await listen(tenant, receiver.url, ["booking.cancelled"]);
    const id = await book();
    await cancel(id);
    await cancel(id);
    await deliverAll();
    expect(receiver.types()).toEqual(["booking.cancelled"]);
  });

  test("T23: another business's bookings are never told", async () => {
    await listen(tenant, receiver.url);
    const other = await fixtureTenant();
    const theirs = await startReceiver();
    await listen(other, theirs.url);
    await book(other);
    await deliverAll();
    expect(receiver.received).toEqual([]);
    expect(theirs.types()).toEqual(["booking.created", "booking.confirmed"]);
    theirs.close();
  });
});

describe("order and failures", () => {
  test("what fails holds back later news of the same booking, and of no other", async () => {
    await listen(tenant, receiver.url, ["booking.created", "booking.moved", "booking.cancelled"]);
    const [one, two] = [await book(), await book()];
    await move(one);
    await cancel(one);
    await cancel(two);
    receiver.script.push(500, 500);
    await deliverAll();
    expect(receiver.received.length).toBe(2);
    await hurry();
    await deliverAll();
    const steps = (id: string) =>
      receiver.received
        .slice(2)
        .filter(({ body }) => String(body.data.booking.id).endsWith(id.replaceAll("-", "")))
        .map(({ body }) => body.type);
    expect(steps(one)).toEqual(["booking.created", "booking.moved", "booking.cancelled"]);
    expect(steps(two)).toEqual(["booking.created", "booking.cancelled"]);
  });

  test("one that is given up lets the next go on", async () => {
    await listen(tenant, receiver.url, ["booking.created", "booking.cancelled"]);
    const id = await book();
    await cancel(id);
    receiver.script.push(500);
    await deliverAll();
    await platformDb().$executeRaw`
      UPDATE webhook_delivery SET tries = 11, trying_since = now() - interval '73 hours', next_attempt_at = now()
      WHERE place = 0 AND status = 'pending' AND attempts = 1`;
    receiver.script.push({ status: 503, body: "down" });
    await deliverAll();
    expect(receiver.types()).toEqual(["booking.created", "booking.created", "booking.cancelled"]);
    expect((await rows()).map(({ status }) => status)).toEqual(["failed", "delivered"]);
    // The same event has the same id, so that a receiver can tell a second telling from a second event.
    expect(receiver.received[0]?.id).toBe(receiver.received[1]?.id);
  });

  test("no answer, a cut connection and an endless one are told apart; 2 KB of an answer are kept", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    receiver.script.push("drop");
    await book();
    await deliverAll();
    expect(await rows()).toMatchObject([{ status: "pending", failure: "unreachable", responseStatus: null }]);
    expect((await endpoint(id)).failingSince).not.toBeNull();
    receiver.script.push({ status: 200, body: "ä".repeat(5000) });
    await hurry();
    await deliverAll();
    const [row] = await rows();
    expect(row).toMatchObject({ status: "delivered", failure: null, attempts: 2 });
    expect(row?.responseBody.length).toBe(2048);
    expect((await endpoint(id)).failingSince).toBeNull();
  });

  test("410 switches the endpoint off at once, with a reason and a line in the audit log", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    receiver.script.push(410);
    await book();
    await deliverAll();
    expect(await endpoint(id)).toMatchObject({ active: false, disabledReason: "gone" });
    expect(
      await platformDb().auditEntry.findFirst({ where: { target: id, action: "webhook.disabled" } }),
    ).toMatchObject({
      actorKind: "system",
      detail: { reason: "gone" },
    });
    await book();
    expect(await rows()).toHaveLength(1);
  });

  test("three days of nothing but failures switch it off; switched on again it goes on with what waits", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    receiver.script.push(500, 500);
    await book();
    await deliverAll();
    await platformDb()
      .$executeRaw`UPDATE webhook_endpoint SET failing_since = now() - interval '73 hours' WHERE id = ${id}::uuid`;
    await hurry();
    await deliverAll();
    expect(await endpoint(id)).toMatchObject({ active: false, disabledReason: "failing" });
    await hurry();
    await deliverAll();
    expect(receiver.received).toHaveLength(2);
    expect(await changeEndpoint(tenant.scope, owner, id, { active: true })).toMatchObject({ ok: true });
    await deliverAll();
    expect(receiver.received).toHaveLength(3);
    expect((await rows()).map(({ status }) => status)).toEqual(["delivered"]);
  });

  test("I11: an address that leads inside is never asked", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    await platformDb().webhookEndpoint.updateMany({
      where: { id },
      data: { url: "https://169.254.169.254/hooks" },
    });
    await book();
    await deliverAll();
    expect(await rows()).toMatchObject([{ status: "pending", failure: "not_public" }]);
  });
});

describe("claims", () => {
  test("two workers at once never take the same one, nor two of one booking", async () => {
    await listen(tenant, receiver.url);
    const ids = [await book(), await book(), await book()];
    for (const id of ids) await move(id);
    const [a, b] = await Promise.all([claimDeliveries(16), claimDeliveries(16)]);
    const claimed = [...a, ...b];
    expect(claimed).toHaveLength(3);
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(3);
    expect(claimed.every(({ type }) => type === "booking.created")).toBe(true);
    await Promise.all(claimed.map((one) => deliverWebhook(one)));
    await deliverAll();
    expect(receiver.received).toHaveLength(9);
  });

  test("F6: a worker that dies after sending: told once more with the same id; its late result changes nothing", async () => {
    await listen(tenant, receiver.url, ["booking.created"]);
    await book();
    const [dead] = await claimDeliveries(16);
    if (!dead) throw new Error("nothing claimed");
    expect(await claimDeliveries(16)).toEqual([]);
    await platformDb()
      .$executeRaw`UPDATE webhook_delivery SET claimed_until = now() - interval '1 second' WHERE status = 'sending'`;
    await deliverAll();
    expect(await rows()).toMatchObject([{ status: "delivered", attempts: 2 }]);
    receiver.script.push(500);
    await deliverWebhook(dead);
    expect(receiver.received.map(({ id }) => id)).toEqual(Array(2).fill(receiver.received[0]?.id));
    expect(await rows()).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  test("one receiver has at most four at a time, and tenants take turns", async () => {
    const other = await fixtureTenant();
    await listen(tenant, receiver.url, ["booking.created"]);
    await listen(other, receiver.url, ["booking.created"]);
    for (let i = 0; i < 6; i++) await book();
    await book(other);
    const first = await claimDeliveries(2);
    expect(new Set(first.map(({ scope }) => scope.tenantId)).size).toBe(2);
    const more = await claimDeliveries(16);
    expect([...first, ...more].filter(({ scope }) => scope.tenantId === tenant.tenantId)).toHaveLength(4);
    await Promise.all([...first, ...more].map((one) => deliverWebhook(one)));
    await deliverAll();
  });

  test("T19: a suspended business tells nobody", async () => {
    await listen(tenant, receiver.url);
    await book();
    await platformDb().tenant.update({ where: { id: tenant.tenantId }, data: { status: "suspended" } });
    await deliverAll();
    expect(receiver.received).toEqual([]);
  });
});

describe("what its owner does", () => {
  test("rotation: both secrets sign for a day, then only the new one", async () => {
    const { id, secret: old } = await listen(tenant, receiver.url, ["booking.created"]);
    const rotated = await rotateSecret(tenant.scope, owner, id);
    if (!rotated.ok) throw new Error();
    await book();
    await deliverAll();
    const verifies = (secret: string, index: number) => {
      const { text, headers } = receiver.received[index] ?? { text: "", headers: {} };
      try {
        return Boolean(new Webhook(secret).verify(text, headers as Record<string, string>));
      } catch {
        return false;
      }
    };
    expect([verifies(old, 0), verifies(rotated.value.secret, 0)]).toEqual([true, true]);
    await platformDb().$executeRaw`UPDATE webhook_endpoint SET previous_until = now() WHERE id = ${id}::uuid`;
    await book();
    await deliverAll();
    expect([verifies(old, 1), verifies(rotated.value.secret, 1)]).toEqual([false, true]);
  });

  test("S12: secrets are sealed, each to its own row", async () => {
    const { id, secret } = await listen(tenant, receiver.url);
    const row = await endpoint(id);
    expect(Buffer.from(row.secretSealed).toString("latin1")).not.toContain(secret.slice(6, 20));
    const other = await listen(tenant, receiver.url);
    await platformDb().webhookEndpoint.updateMany({
      where: { id: other.id },
      data: { secretSealed: row.secretSealed },
    });
    expect(await testEndpoint(tenant.scope, owner, other.id)).toMatchObject({ value: { status: "sending" } });
    expect(receiver.received).toEqual([]);
  });

  test("a test is sent now, once, also while it is paused, and does not count as failing", async () => {
    const { id } = await listen(tenant, receiver.url);
    await changeEndpoint(tenant.scope, owner, id, { active: false });
    expect(await testEndpoint(tenant.scope, owner, id)).toMatchObject({
      ok: true,
      value: { type: "test", status: "delivered", responseStatus: 200, responseBody: "ok" },
    });
    receiver.script.push(500);
    expect(await testEndpoint(tenant.scope, owner, id)).toMatchObject({
      value: { status: "failed", responseStatus: 500 },
    });
    expect((await endpoint(id)).failingSince).toBeNull();
    expect(receiver.types()).toEqual(["test", "test"]);
  });

  test("paused: what happens meanwhile is not told, what waits goes on afterwards; taken away: nothing", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    await book();
    await changeEndpoint(tenant.scope, owner, id, { active: false });
    await book();
    await deliverAll();
    expect(receiver.received).toEqual([]);
    await changeEndpoint(tenant.scope, owner, id, { active: true });
    await deliverAll();
    expect(receiver.received).toHaveLength(1);
    await book();
    await deleteEndpoint(tenant.scope, owner, id);
    await deliverAll();
    expect(receiver.received).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
    expect(await changeEndpoint(tenant.scope, owner, id, { active: true })).toMatchObject({
      error: { code: "not_found" },
    });
  });

  test("replay: one, and all that were given up; the same id again", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    await book();
    await deliverAll();
    const [row] = await rows();
    expect(await replayDelivery(tenant.scope, owner, row?.id ?? "")).toMatchObject({
      value: { status: "pending" },
    });
    await deliverAll();
    expect(receiver.received.map(({ id: webhookId }) => webhookId)).toEqual(
      Array(2).fill(receiver.received[0]?.id),
    );
    await platformDb()
      .$executeRaw`UPDATE webhook_delivery SET status = 'failed', tries = 30 WHERE id = ${row?.id}::uuid`;
    const since = new Date(Date.now() - 3_600_000);
    expect(await replayFailed(tenant.scope, owner, id, since)).toEqual({ ok: true, value: { count: 1 } });
    await deliverAll();
    expect(await rows()).toMatchObject([{ status: "delivered", tries: 1, attempts: 3 }]);
  });

  test("T23: the delivery and the endpoint of another business do not exist", async () => {
    const { id } = await listen(tenant, receiver.url, ["booking.created"]);
    await book();
    const [row] = await rows();
    const { scope } = await fixtureTenant();
    const refused = { ok: false, error: { code: "not_found" } };
    expect(await replayDelivery(scope, owner, row?.id ?? "")).toEqual(refused);
    expect(await replayFailed(scope, owner, id, new Date(0))).toEqual(refused);
    expect(await testEndpoint(scope, owner, id)).toEqual(refused);
    expect(await rotateSecret(scope, owner, id)).toEqual(refused);
    expect(await changeEndpoint(scope, owner, id, { active: false })).toEqual(refused);
    expect(await deleteEndpoint(scope, owner, id)).toEqual(refused);
    expect(await withTenant(scope, (tx) => tx.webhookDelivery.count())).toBe(0);
    expect(await endpoint(id)).toMatchObject({ active: true, deletedAt: null });
  });

  test("twenty at most", async () => {
    for (let i = 0; i < 20; i++) await listen(tenant, receiver.url);
    expect(await createEndpoint(tenant.scope, owner, { url: receiver.url, events: [] })).toMatchObject({
      error: { code: "limit_reached" },
    });
  });
});
