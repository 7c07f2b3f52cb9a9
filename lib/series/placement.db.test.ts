import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idempotency } from "#lib/booking/idempotency.ts";
import { placeBooking, placeWithin } from "#lib/booking/placement.ts";
import { overlapping, owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { serializable } from "#lib/db/transaction.ts";
import { previewSeries } from "./data.ts";
import { placeSeries } from "./mutations.ts";
import { keptBy, mondayAt, seriesOf } from "./testing.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(async () => {
  expect(await overlapping(environment.superuserUrl)).toBe(0);
  await environment.drop();
});

const weeks = (count: number, clock?: string) =>
  Array.from({ length: count }, (_, week) => mondayAt(week, clock));

/** Somebody else's booking of the fixture salon's cut. */
const rival = (start: number) => wish(start, { actor: owner });

/** A rival whose transaction has taken a time and waits before it ends: the moment at which both want it. */
async function rivalInDoubt(tenant: FixtureTenant, start: number) {
  const gate = Promise.withResolvers<"commit" | "roll back">();
  const holds = Promise.withResolvers<void>();
  const ended = serializable(tenant.scope, async (tx) => {
    const placed = await placeWithin(tx, tenant.scope, rival(start), new Date());
    expect(placed.ok).toBe(true);
    holds.resolve();
    if ((await gate.promise) === "roll back") throw new Error("rolled back");
  }).catch(() => null);
  await holds.promise;
  return { end: gate.resolve, ended };
}

describe("B21: all or nothing", () => {
  test("ten Mondays: one series, ten bookings, one letter to each address, a reminder for each", async () => {
    const tenant = await fixtureTenant(salon({}, { reminders: [{ hoursBefore: 24 }] }));
    const placed = await placeSeries(tenant.scope, seriesOf(10));
    if (!placed.ok) throw new Error(placed.error.code);
    const { view } = placed.value;
    expect(view.bookings.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(view).toMatchObject({ status: "active", version: 1, conflicts: [] });
    expect(view.repeat).toEqual({ every: "week", interval: 1, weekdays: [], count: 10 });
    expect(view.bookings.every(({ start }) => start.slice(11, 16) === "09:00")).toBe(true);
    expect(await keptBy(tenant)).toEqual({
      live: weeks(10),
      all: 10,
      series: 1,
      // To the customer, the business and Ana.
      messages: { "confirmation:series": 3, "reminder:24h": 10 },
    });
  });

  test("the 7th of 10 lost to a rival in the same moment: nothing stays", async () => {
    const tenant = await fixtureTenant();
    const other = await rivalInDoubt(tenant, mondayAt(6));
    const placing = placeSeries(tenant.scope, seriesOf(10));
    await sleep(400);
    other.end("commit");
    await other.ended;
    const placed = await placing;
    expect(placed.ok).toBe(false);
    if (placed.ok) return;
    expect(placed.error.code).toBe("slot_taken");
    expect(placed.error.conflicts).toHaveLength(1);
    expect(placed.error.conflicts?.[0]).toMatchObject({ status: "slot_taken" });
    expect(await keptBy(tenant)).toMatchObject({ live: [mondayAt(6)], all: 1, series: 0 });
  });

  test("the same with `skip`: the fresh look leaves that one out", async () => {
    const tenant = await fixtureTenant();
    const other = await rivalInDoubt(tenant, mondayAt(6));
    const placing = placeSeries(tenant.scope, seriesOf(10, "09:00", { conflicts: "skip" }));
    await sleep(400);
    other.end("commit");
    await other.ended;
    const placed = await placing;
    if (!placed.ok) throw new Error(placed.error.code);
    expect(placed.value.bookingIds).toHaveLength(9);
    expect(placed.value.view.bookings.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await keptBy(tenant)).toMatchObject({ live: weeks(10), all: 10, series: 1 });
  });

  test("a rival that gives up after all costs nothing", async () => {
    const tenant = await fixtureTenant();
    const other = await rivalInDoubt(tenant, mondayAt(6));
    const placing = placeSeries(tenant.scope, seriesOf(10));
    await sleep(400);
    other.end("roll back");
    await other.ended;
    expect((await placing).ok).toBe(true);
    expect(await keptBy(tenant)).toMatchObject({ live: weeks(10), all: 10, series: 1 });
  });

  test("two series for the same Mondays at once: one has all of them, the other nothing", async () => {
    const tenant = await fixtureTenant();
    const both = await Promise.all([1, 2].map(() => placeSeries(tenant.scope, seriesOf(10))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await keptBy(tenant)).toMatchObject({ live: weeks(10), all: 10, series: 1 });
  });

  test("fifty-two, the most, within one transaction's time", async () => {
    const tenant = await fixtureTenant(salon({}, { reminders: [{ hoursBefore: 24 }] }));
    const begun = performance.now();
    const placed = await placeSeries(tenant.scope, seriesOf(52));
    const took = performance.now() - begun;
    expect(placed.ok).toBe(true);
    expect((await keptBy(tenant)).live).toEqual(weeks(52));
    expect(took).toBeLessThan(9_000);
  });

  test("more than fifty-two are refused before anything is looked at", async () => {
    const tenant = await fixtureTenant();
    const until = { every: "week", until: "2028-12-31" } as const;
    const placed = await placeSeries(tenant.scope, seriesOf(10, "09:00", { repeat: until }));
    expect(placed).toMatchObject({ ok: false, error: { code: "invalid" } });
  });
});

describe("what cannot be had", () => {
  test("stop names the times with alternatives, skip leaves them out, nearest takes the nearest", async () => {
    const tenant = await fixtureTenant();
    await placeBooking(tenant.scope, rival(mondayAt(1)));
    const stopped = await placeSeries(tenant.scope, seriesOf(3));
    if (stopped.ok) throw new Error("Nothing should have been booked.");
    expect(stopped.error.conflicts?.map(({ wall, status }) => [wall.slice(11), status])).toEqual([
      ["09:00", "slot_taken"],
    ]);
    expect(stopped.error.conflicts?.[0]?.alternatives).toHaveLength(3);

    const preview = await previewSeries(tenant.scope, seriesOf(3), owner);
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value.times.map(({ status }) => status)).toEqual(["free", "slot_taken", "free"]);

    const nearest = await placeSeries(tenant.scope, seriesOf(3, "09:00", { conflicts: "nearest" }));
    if (!nearest.ok) throw new Error(nearest.error.code);
    expect((await keptBy(tenant)).live).toEqual([
      mondayAt(0),
      mondayAt(1, "08:30"),
      mondayAt(1),
      mondayAt(2),
    ]);
    expect(nearest.value.view.conflicts).toHaveLength(1);
  });

  test("what was shown is what is booked: a list that no longer holds books nothing", async () => {
    const tenant = await fixtureTenant();
    const shown = weeks(3);
    await placeBooking(tenant.scope, rival(mondayAt(1)));
    const request = { conflicts: "skip", expected: shown } as const;
    const placed = await placeSeries(tenant.scope, seriesOf(3, "09:00", request));
    expect(placed).toMatchObject({ ok: false, error: { code: "slot_taken" } });
    expect((await keptBy(tenant)).all).toBe(1);
  });

  test("too far ahead is said of those that are", async () => {
    const tenant = await fixtureTenant();
    const monthly = { every: "month", interval: 4, count: 8 } as const;
    const preview = await previewSeries(tenant.scope, seriesOf(8, "09:00", { repeat: monthly }), owner);
    if (!preview.ok) throw new Error(preview.error.code);
    const statuses = preview.value.times.map(({ status }) => status);
    expect(statuses[0]).toBe("free");
    expect(statuses.at(-1)).toBe("beyond_horizon");
  });

  test("B16: a customer's own limit holds for a series, and nothing of it stays", async () => {
    const tenant = await fixtureTenant(salon({}, { limits: { perCustomer: 3 }, horizonDays: 300 }));
    const asCustomer = { actor: { kind: "customer" }, source: "api" } as const;
    const placed = await placeSeries(tenant.scope, seriesOf(4, "09:00", asCustomer));
    expect(placed).toMatchObject({ ok: false, error: { code: "limit_reached" } });
    expect(await keptBy(tenant)).toMatchObject({ all: 0, series: 0, messages: {} });
    expect((await placeSeries(tenant.scope, seriesOf(3, "09:00", asCustomer))).ok).toBe(true);
  });

  test("anybody may do it: the same person does all of them who is free for most", async () => {
    const tenant = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
    await placeBooking(tenant.scope, { ...rival(mondayAt(1)), staff: "ana" });
    await placeBooking(tenant.scope, { ...rival(mondayAt(2)), staff: "ana" });
    const placed = await placeSeries(tenant.scope, seriesOf(4));
    if (!placed.ok) throw new Error(placed.error.code);
    expect(placed.value.view.bookings.map(({ staff }) => staff)).toEqual(["ben", "ben", "ben", "ben"]);
  });
});

describe("idempotency", () => {
  const keyed = (key: string, count: number) => {
    const request = seriesOf(count, "09:00");
    const { actor, source, ...body } = request;
    return { ...request, idempotency: idempotency("series", key, body) };
  };

  test("the same key and wish: the same answer, nothing more", async () => {
    const tenant = await fixtureTenant();
    const request = keyed("the-first-key", 5);
    const first = await placeSeries(tenant.scope, request);
    const again = await placeSeries(tenant.scope, request);
    if (!first.ok || !again.ok) throw new Error("Both should have been answered.");
    expect(again.value).toEqual({ ...first.value, replayed: true });
    expect(await keptBy(tenant)).toMatchObject({ all: 5, series: 1 });
    const other = { ...seriesOf(4), idempotency: idempotency("series", "the-first-key", { other: 1 }) };
    expect(await placeSeries(tenant.scope, other)).toMatchObject({
      error: { code: "idempotency_mismatch" },
    });
  });

  test("five presses at once are one series", async () => {
    const tenant = await fixtureTenant();
    const request = keyed("pressed-five-times", 5);
    const all = await Promise.all(Array.from({ length: 5 }, () => placeSeries(tenant.scope, request)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await keptBy(tenant)).toMatchObject({ all: 5, series: 1 });
    expect(await platformDb().idempotencyKey.count({ where: { tenantId: tenant.tenantId } })).toBe(1);
  });
});
