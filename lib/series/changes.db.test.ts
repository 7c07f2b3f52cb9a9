import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/booking/actor.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { placeBooking, placeWithin } from "#lib/booking/placement.ts";
import { clockAt, monday, overlapping, owner, staffIdOf } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { serializable } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { addDays } from "#lib/time/civil.ts";
import { cancelSeries } from "./cancellation.ts";
import { moveSeries, previewSeriesMove } from "./move.ts";
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

const reminded = (staff: string[] = ["ana"]) =>
  fixtureTenant(salon({}, { reminders: [{ hoursBefore: 24 }], staff }));

/** A tenant with a series of Mondays at nine. `ids` are bare, in order. */
async function withSeries(count: number, given?: FixtureTenant) {
  const tenant = given ?? (await reminded());
  const placed = await placeSeries(tenant.scope, seriesOf(count));
  if (!placed.ok) throw new Error(placed.error.code);
  const ids = placed.value.bookingIds;
  return { tenant, ids, id: (index: number) => ids[index] ?? "" };
}

const tuesdayAt = (week: number, clock = "10:00") => clockAt(addDays(monday(), 7 * week + 1), clock);
const letters = async (tenant: FixtureTenant) => (await keptBy(tenant)).messages;

describe("cancelling", () => {
  test("this and those after it: one letter to each address, the others stay", async () => {
    const { tenant, id } = await withSeries(5);
    const done = await cancelSeries(tenant.scope, {
      bookingId: id(2),
      reach: "following",
      actor: owner,
      reason: "Holiday",
    });
    if (!done.ok) throw new Error(done.error.code);
    expect(done.value.changed).toBe(3);
    expect(done.value.view).toMatchObject({ status: "active", version: 2 });
    expect((await keptBy(tenant)).live).toEqual([mondayAt(0), mondayAt(1)]);
    expect(await letters(tenant)).toMatchObject({ "cancelled:series": 3, "confirmation:series": 3 });
    expect((await letters(tenant)).cancelled).toBeUndefined();
    // The times are free again.
    expect((await placeBooking(tenant.scope, wish(mondayAt(3), { actor: owner }))).ok).toBe(true);
  });

  test("one: told like any other booking, and the series goes on without it", async () => {
    const { tenant, id } = await withSeries(3);
    const done = await cancelSeries(tenant.scope, { bookingId: id(1), reach: "one", actor: owner });
    expect(done).toMatchObject({ ok: true, value: { changed: 1 } });
    expect(await letters(tenant)).toMatchObject({ cancelled: 3 });
    expect((await keptBy(tenant)).live).toEqual([mondayAt(0), mondayAt(2)]);
  });

  test("all: what was cancelled before stays as it was, and the series is over", async () => {
    const { tenant, id } = await withSeries(3);
    await cancelBooking(tenant.scope, { bookingId: id(1), actor: owner, reason: "First" });
    const done = await cancelSeries(tenant.scope, {
      bookingId: id(0),
      reach: "all",
      actor: { kind: "customer" },
      reason: "Later",
    });
    expect(done).toMatchObject({ ok: true, value: { changed: 2, view: { status: "cancelled" } } });
    const rows = await platformDb().booking.findMany({
      where: { tenantId: tenant.tenantId },
      orderBy: { seriesIndex: "asc" },
    });
    expect(rows.map(({ cancelReason }) => cancelReason)).toEqual(["Later", "First", "Later"]);
    const again = await cancelSeries(tenant.scope, { bookingId: id(0), reach: "all", actor: owner });
    expect(again).toMatchObject({ ok: false, error: { code: "illegal_transition" } });
  });

  test("B17: somebody who was looking at an older version changes nothing", async () => {
    const { tenant, id } = await withSeries(3);
    await moveBooking(tenant.scope, { bookingId: id(0), start: tuesdayAt(0), timezone: "UTC", actor: owner });
    const done = await cancelSeries(tenant.scope, {
      bookingId: id(0),
      reach: "all",
      actor: owner,
      expectedVersion: 1,
    });
    expect(done).toMatchObject({ ok: false, error: { code: "version_conflict" } });
    expect((await keptBy(tenant)).live).toHaveLength(3);
  });

  test("T1: staff reach the bookings of their own calendar only; another business has none of them", async () => {
    const tenant = await reminded(["ana", "ben"]);
    await placeBooking(tenant.scope, { ...wish(mondayAt(1), { actor: owner }), staff: "ana" });
    const { id } = await withSeries(3, tenant);
    const staffId = await staffIdOf(tenant, "ben");
    const ben: Actor = { kind: "member", userId: newId(), role: "staff", staffId };
    const ana: Actor = { ...ben, staffId: await staffIdOf(tenant, "ana") };
    expect(await cancelSeries(tenant.scope, { bookingId: id(0), reach: "all", actor: ana })).toMatchObject({
      error: { code: "not_found" },
    });
    const other = await reminded();
    expect(await cancelSeries(other.scope, { bookingId: id(0), reach: "all", actor: owner })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await cancelSeries(tenant.scope, { bookingId: id(0), reach: "all", actor: ben })).toMatchObject({
      value: { changed: 3 },
    });
  });
});

describe("moving", () => {
  test("all by a day and an hour: same ids, next versions, one letter, reminders anew", async () => {
    const { tenant, ids, id } = await withSeries(4);
    const moved = await moveSeries(tenant.scope, {
      bookingId: id(0),
      reach: "all",
      start: tuesdayAt(0),
      actor: owner,
    });
    if (!moved.ok) throw new Error(moved.error.code);
    expect(moved.value.changed).toBe(4);
    expect((await keptBy(tenant)).live).toEqual([0, 1, 2, 3].map((week) => tuesdayAt(week)));
    expect(moved.value.view.bookings.map(({ version }) => version)).toEqual([2, 2, 2, 2]);
    const rows = await platformDb().booking.findMany({ where: { tenantId: tenant.tenantId } });
    expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort());
    expect(await letters(tenant)).toMatchObject({ "changed:series": 3, "reminder:24h": 8 });
  });

  test("by a week, each into the time that the next one leaves", async () => {
    const { tenant, id } = await withSeries(4);
    const request = { bookingId: id(1), reach: "following", start: mondayAt(2), actor: owner } as const;
    expect(await moveSeries(tenant.scope, request)).toMatchObject({ ok: true, value: { changed: 3 } });
    expect((await keptBy(tenant)).live).toEqual([mondayAt(0), mondayAt(2), mondayAt(3), mondayAt(4)]);
    const back = { bookingId: id(1), reach: "following", start: mondayAt(1), actor: owner } as const;
    expect(await moveSeries(tenant.scope, back)).toMatchObject({ ok: true, value: { changed: 3 } });
    expect((await keptBy(tenant)).live).toEqual([0, 1, 2, 3].map((week) => mondayAt(week)));
  });

  test("conflicts: stop moves nothing, skip leaves that one where it is, nearest takes the nearest", async () => {
    const { tenant, id } = await withSeries(3);
    await placeBooking(tenant.scope, wish(tuesdayAt(1), { actor: owner }));
    const request = { bookingId: id(0), reach: "all", start: tuesdayAt(0), actor: owner } as const;
    const preview = await previewSeriesMove(tenant.scope, request);
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value.times.map(({ status }) => status)).toEqual(["free", "slot_taken", "free"]);
    const stopped = await moveSeries(tenant.scope, request);
    expect(stopped).toMatchObject({ ok: false, error: { code: "slot_taken" } });
    expect((await keptBy(tenant)).live).toEqual([mondayAt(0), mondayAt(1), tuesdayAt(1), mondayAt(2)]);
    expect(await moveSeries(tenant.scope, { ...request, conflicts: "skip" })).toMatchObject({
      value: { changed: 2 },
    });
    expect((await keptBy(tenant)).live).toEqual([tuesdayAt(0), mondayAt(1), tuesdayAt(1), tuesdayAt(2)]);
    const nearest = {
      bookingId: id(1),
      reach: "one",
      start: tuesdayAt(1),
      actor: owner,
      conflicts: "nearest",
    } as const;
    expect(await moveSeries(tenant.scope, nearest)).toMatchObject({ value: { changed: 1 } });
    expect((await keptBy(tenant)).live).toContain(tuesdayAt(1, "09:30"));
  });

  test("one that was moved by itself goes as far as the others; a cancelled one stays where it is", async () => {
    const { tenant, id } = await withSeries(4);
    const alone = { bookingId: id(1), start: mondayAt(1, "15:00"), timezone: "UTC", actor: owner };
    await moveBooking(tenant.scope, alone);
    await cancelBooking(tenant.scope, { bookingId: id(2), actor: owner });
    const request = { bookingId: id(0), reach: "all", start: mondayAt(0, "10:00"), actor: owner } as const;
    expect(await moveSeries(tenant.scope, request)).toMatchObject({ value: { changed: 3 } });
    expect((await keptBy(tenant)).live).toEqual([
      mondayAt(0, "10:00"),
      mondayAt(1, "16:00"),
      mondayAt(3, "10:00"),
    ]);
    const stayed = await platformDb().booking.findFirst({ where: { id: id(2) } });
    expect(stayed).toMatchObject({
      status: "cancelled",
      version: 2,
      startsAt: new Date(mondayAt(2) * 60_000),
    });
  });

  test("one of the new times lost to a rival in the same moment: all stay where they were", async () => {
    const { tenant, id } = await withSeries(5);
    const gate = Promise.withResolvers<void>();
    const holds = Promise.withResolvers<void>();
    const rival = serializable(tenant.scope, async (tx) => {
      await placeWithin(tx, tenant.scope, wish(tuesdayAt(3), { actor: owner }), new Date());
      holds.resolve();
      await gate.promise;
    });
    await holds.promise;
    const request = { bookingId: id(0), reach: "all", start: tuesdayAt(0), actor: owner } as const;
    const moving = moveSeries(tenant.scope, request);
    await sleep(400);
    gate.resolve();
    await rival;
    expect(await moving).toMatchObject({ ok: false, error: { code: "slot_taken" } });
    const weeks = [0, 1, 2, 3].map((week) => mondayAt(week));
    expect((await keptBy(tenant)).live).toEqual([...weeks, tuesdayAt(3), mondayAt(4)]);
    const versions = await platformDb().booking.findMany({
      where: { seriesId: { not: null }, tenantId: tenant.tenantId },
    });
    expect(versions.every(({ version }) => version === 1)).toBe(true);
  });
});

test("a group class: seats are left from the end that the series moves towards", async () => {
  const tenant = await fixtureTenant(salon({}, { capacity: 1 + 1 }));
  const { id } = await withSeries(3, tenant);
  for (const week of [0, 1, 2, 3]) await placeBooking(tenant.scope, wish(mondayAt(week), { actor: owner }));
  const request = { bookingId: id(0), reach: "all", start: mondayAt(1), actor: owner } as const;
  expect(await moveSeries(tenant.scope, request)).toMatchObject({ ok: true, value: { changed: 3 } });
});
