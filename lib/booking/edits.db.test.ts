import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import type { SetupService } from "#prisma/seed/setup.ts";
import type { Actor } from "./actor.ts";
import { cancelBooking } from "./cancellation.ts";
import { type MoveRequest, moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";
import type { PlacementRequest } from "./request.ts";
import { outcome, outcomes, overlapping, owner, staffIdOf } from "./testing.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const customer: Actor = { kind: "customer" };
const both = { staff: ["ana", "ben"] };
const start = inHours(48);

/** Cut (30 or 60 minutes, either person) and colour (90 minutes, Ben), with one booking of a cut with Ana. */
async function booked(service: Partial<SetupService> = {}, wanted: Partial<PlacementRequest> = {}) {
  const setup = salon({}, { ...both, durations: [{ durationMinutes: 60, price: 8000 }], ...service });
  const [cut] = setup.services;
  if (!cut) throw new Error("The fixture has a service.");
  const colour = {
    ...cut,
    slug: "colour",
    name: "Colour",
    durationMinutes: 90,
    price: 12000,
    staff: ["ben"],
  };
  const tenant = await fixtureTenant({
    ...setup,
    services: [cut, { ...colour, capacity: 1, durations: [], limits: {} }],
  });
  const made = await placeBooking(tenant.scope, wish(start, { staff: "ana", ...wanted }));
  if (!made.ok) throw new Error(made.error.code);
  const { bookingId } = made.value;
  const change = (asked: Partial<MoveRequest>, actor: Actor = owner) =>
    moveBooking(tenant.scope, { bookingId, actor, ...asked });
  return { tenant, bookingId, change };
}

const rowOf = ({ tenantId }: FixtureTenant, id: string) =>
  platformDb().booking.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
const liveLanes = async ({ tenantId }: FixtureTenant, bookingId: string) =>
  (await platformDb().allocation.findMany({ where: { tenantId, bookingId, state: "confirmed" } })).map(
    ({ laneId, startsAt, endsAt }) => ({
      laneId,
      from: startsAt.getTime() / 60_000 - start,
      to: endsAt.getTime() / 60_000 - start,
    }),
  );
const seatsOf = async ({ tenantId }: FixtureTenant, bookingId: string) =>
  (await platformDb().seat.findMany({ where: { tenantId, bookingId, live: true } }))
    .map(({ seatNo }) => seatNo)
    .sort();

describe("every field, by staff", () => {
  test("person: the old calendar is free again, the new one is taken", async () => {
    const { tenant, bookingId, change } = await booked();
    expect(await change({ staff: "ben" })).toMatchObject({
      ok: true,
      value: { version: 2, staff: "ben", price: { amount: 4500 } },
    });
    expect(await liveLanes(tenant, bookingId)).toEqual([
      { laneId: await staffIdOf(tenant, "ben"), from: 0, to: 30 },
    ]);
    expect(await outcome(placeBooking(tenant.scope, wish(start, { staff: "ana" })))).toBe("booked");
    expect(await outcome(placeBooking(tenant.scope, wish(start, { staff: "ben" })))).toBe("slot_taken");
  });

  test("length: an offered one at its price, any other in steps of five at the price as it was", async () => {
    const { tenant, bookingId, change } = await booked();
    expect(await change({ durationMinutes: 60 })).toMatchObject({ value: { price: { amount: 8000 } } });
    expect(await change({ durationMinutes: 75 })).toMatchObject({ value: { price: { amount: 8000 } } });
    expect(await liveLanes(tenant, bookingId)).toMatchObject([{ from: 0, to: 75 }]);
    expect(await change({ durationMinutes: 77 })).toMatchObject({
      error: { code: "invalid", errors: [{ path: "durationMinutes" }] },
    });
    expect((await rowOf(tenant, bookingId)).serviceSnapshot).toMatchObject({
      name: "Cut",
      durationMinutes: 75,
    });
  });

  test("service: its length, price, policy and person", async () => {
    const { tenant, bookingId, change } = await booked();
    expect(await change({ service: "colour" })).toMatchObject({
      ok: true,
      value: { service: "colour", staff: "ben", price: { amount: 12000 } },
    });
    expect(await liveLanes(tenant, bookingId)).toMatchObject([{ from: 0, to: 90 }]);
    expect((await rowOf(tenant, bookingId)).serviceSnapshot).toMatchObject({ name: "Colour" });
    expect(await change({ staff: "ana" })).toMatchObject({ error: { errors: [{ path: "staff" }] } });
  });

  test("all at once, all or nothing", async () => {
    const { tenant, bookingId, change } = await booked();
    await placeBooking(tenant.scope, wish(start + 120, { staff: "ben" }));
    const all = { service: "colour", staff: "ben", start: start + 60, durationMinutes: 120 };
    expect(await change(all)).toMatchObject({ error: { code: "slot_taken" } });
    expect(await liveLanes(tenant, bookingId)).toMatchObject([{ from: 0, to: 30 }]);
    expect((await rowOf(tenant, bookingId)).version).toBe(1);
    expect(await change({ ...all, durationMinutes: 60 })).toMatchObject({ value: { version: 2 } });
    expect(await liveLanes(tenant, bookingId)).toMatchObject([{ from: 60, to: 120 }]);
    const [event] = await platformDb().bookingEvent.findMany({ where: { bookingId, version: 2 } });
    expect(event).toMatchObject({ kind: "moved", before: { staff: "ana" }, after: { staff: "ben" } });
  });

  test("what it is already changes nothing", async () => {
    const { change } = await booked();
    const same = { start, staff: "ana", service: "cut", party: 1, durationMinutes: 30 };
    expect(await change(same)).toMatchObject({ ok: true, value: { version: 1 } });
  });

  test("B18: lengthening into a neighbour keeps what it had, and says what would help", async () => {
    const { tenant, bookingId, change } = await booked({ bufferAfterMinutes: 15 });
    await placeBooking(tenant.scope, wish(start + 60, { staff: "ana" }));
    expect(await change({ durationMinutes: 60 })).toMatchObject({
      error: { code: "slot_taken", squeezable: true, alternatives: expect.any(Array) },
    });
    const over = await change({ durationMinutes: 90 });
    expect(over).toMatchObject({ error: { code: "slot_taken" } });
    expect(over).not.toMatchObject({ error: { squeezable: true } });
    expect(await liveLanes(tenant, bookingId)).toMatchObject([{ from: 0, to: 30 }]);
    expect(await change({ durationMinutes: 60, squeeze: true })).toMatchObject({ ok: true });
    expect(await overlapping(environment.superuserUrl)).toBe(0);
  });

  test("B20: a price that rose since binds only what is chosen anew", async () => {
    const { tenant, change } = await booked();
    await platformDb().service.updateMany({
      where: { tenantId: tenant.tenantId, slug: "cut" },
      data: { price: 9900, stepMinutes: 60 },
    });
    expect(await change({ start: start + 60 })).toMatchObject({ value: { price: { amount: 4500 } } });
    expect(await change({ staff: "ben" })).toMatchObject({ value: { price: { amount: 4500 } } });
    expect(await change({ durationMinutes: 60 })).toMatchObject({ value: { price: { amount: 8000 } } });
    expect(await change({ durationMinutes: 30 })).toMatchObject({ value: { price: { amount: 9900 } } });
  });

  test("T1: staff with their own calendar only cannot hand a booking to a colleague", async () => {
    const { tenant, change } = await booked();
    const ana: Actor = {
      ...{ kind: "member", userId: newId(), role: "staff" },
      staffId: await staffIdOf(tenant, "ana"),
    };
    expect(await change({ staff: "ben" }, ana)).toMatchObject({ error: { code: "not_found" } });
    expect(await change({ service: "colour" }, ana)).toMatchObject({ error: { code: "invalid" } });
    expect(await change({ durationMinutes: 60 }, ana)).toMatchObject({ ok: true });
  });
});

describe("by customers", () => {
  test("length among those offered, within the limits of a new booking; never person or service", async () => {
    const { change } = await booked({ minimumNoticeMinutes: 60 });
    expect(await change({ durationMinutes: 60 }, customer)).toMatchObject({
      value: { price: { amount: 8000 }, staff: "ana" },
    });
    expect(await change({ durationMinutes: 75 }, customer)).toMatchObject({ error: { code: "invalid" } });
    expect(await change({ staff: "ben" }, customer)).toMatchObject({ error: { code: "forbidden" } });
    expect(await change({ service: "colour" }, customer)).toMatchObject({ error: { code: "forbidden" } });
    const soon = new Date((start - 30) * 60_000);
    const { tenant, bookingId } = await booked({ minimumNoticeMinutes: 60 });
    const late = { bookingId, actor: customer, durationMinutes: 60 };
    expect(await moveBooking(tenant.scope, late, soon)).toMatchObject({ error: { code: "too_soon" } });
  });

  test("what has begun is the business's to lengthen", async () => {
    const { tenant, bookingId } = await booked();
    const during = new Date((start + 20) * 60_000);
    const longer = { bookingId, durationMinutes: 45 };
    expect(await moveBooking(tenant.scope, { ...longer, actor: customer }, during)).toMatchObject({
      error: { code: "illegal_transition" },
    });
    expect(await moveBooking(tenant.scope, { ...longer, actor: owner }, during)).toMatchObject({ ok: true });
  });
});

describe("B23, B3: seats", () => {
  const group = { capacity: 10, durations: [] };

  test("fewer people give exactly those places back and keep the others; more take free ones", async () => {
    const { tenant, bookingId, change } = await booked(group, { party: 4 });
    await placeBooking(tenant.scope, wish(start, { party: 3, staff: "ana" }));
    const kept = (await rowOf(tenant, bookingId)).sessionId;
    expect(await change({ party: 2 }, customer)).toMatchObject({
      value: { party: 2, version: 2, price: { amount: 9000 } },
    });
    expect(await seatsOf(tenant, bookingId)).toEqual([1, 2]);
    expect(await change({ party: 7 }, customer)).toMatchObject({ value: { party: 7 } });
    expect((await seatsOf(tenant, bookingId)).length).toBe(7);
    expect(await change({ party: 8 }, customer)).toMatchObject({ error: { code: "slot_taken" } });
    expect(await change({ party: 11 }, customer)).toMatchObject({ error: { code: "invalid" } });
    expect((await seatsOf(tenant, bookingId)).length).toBe(7);
    expect((await rowOf(tenant, bookingId)).sessionId).toBe(kept);
  });

  test("fewer people may leave inside the notice, and pay their share of what was agreed", async () => {
    const { tenant, bookingId } = await booked({ ...group, minimumNoticeMinutes: 120 }, { party: 3 });
    await platformDb().service.updateMany({ where: { tenantId: tenant.tenantId }, data: { price: 9900 } });
    const soon = new Date((start - 30) * 60_000);
    const change = { bookingId, actor: customer };
    expect(await moveBooking(tenant.scope, { ...change, party: 4 }, soon)).toMatchObject({
      error: { code: "too_soon" },
    });
    expect(await moveBooking(tenant.scope, { ...change, party: 1 }, soon)).toMatchObject({
      value: { price: { amount: 4500 } },
    });
    expect(await moveBooking(tenant.scope, { ...change, party: 2, actor: owner })).toMatchObject({
      value: { price: { amount: 4500 + 9900 } },
    });
  });

  test("many changing their party at once never take more than there are, and moving keeps the party", async () => {
    const { tenant, bookingId, change } = await booked(group, { party: 2 });
    const rivals = await Promise.all(
      Array.from({ length: 4 }, () => placeBooking(tenant.scope, wish(start, { party: 2, staff: "ana" }))),
    );
    const ids = rivals.flatMap((made) => (made.ok ? [made.value.bookingId] : []));
    expect(ids).toHaveLength(4);
    await Promise.all(
      [bookingId, ...ids].map((id, i) =>
        moveBooking(tenant.scope, { bookingId: id, actor: customer, party: i % 2 === 0 ? 1 : 4 }),
      ),
    );
    const live = await platformDb().seat.findMany({ where: { tenantId: tenant.tenantId, live: true } });
    const parties = await platformDb().booking.findMany({ where: { tenantId: tenant.tenantId } });
    expect(live.length).toBe(parties.reduce((sum, { party }) => sum + party, 0));
    expect(live.length).toBeLessThanOrEqual(10);
    const { party } = await rowOf(tenant, bookingId);
    expect(await change({ start: start + 60 })).toMatchObject({ value: { party } });
    expect((await seatsOf(tenant, bookingId)).length).toBe(party);
    expect(await change({ start: start + 120, party: party + 1 })).toMatchObject({ ok: true });
  });
});

describe("B17: two at once", () => {
  test("one of two edits wins, the other hears what changed, by whom, in words it may know", async () => {
    const { tenant, bookingId, change } = await booked();
    const ben: Actor = { ...owner, kind: "member", role: "admin", userId: newId(), staffId: null };
    const racing = await Promise.all([
      change({ start: start + 60, expectedVersion: 1 }, ben),
      change({ durationMinutes: 60, expectedVersion: 1 }, customer),
    ]);
    expect(racing.filter(({ ok }) => ok)).toHaveLength(1);
    expect(racing.find(({ ok }) => !ok)).toMatchObject({
      error: {
        code: "version_conflict",
        current: { version: 2, service: "cut", party: 1 },
        changes: [{ field: expect.stringMatching(/start|durationMinutes/), at: expect.any(String) }],
      },
    });
    expect((await rowOf(tenant, bookingId)).version).toBe(2);
    expect(await overlapping(environment.superuserUrl)).toBe(0);
  });

  test("what happened in several steps is told in order; customers hear no names of who did it", async () => {
    const { tenant, change } = await booked();
    const userId = newId();
    await platformDb().user.create({ data: { id: userId, email: `${userId}@example.com` } });
    await platformDb().member.create({
      data: {
        tenantId: tenant.tenantId,
        id: newId(),
        userId,
        role: "admin",
        staffId: await staffIdOf(tenant, "ben"),
      },
    });
    const ben: Actor = { kind: "member", userId, role: "admin", staffId: await staffIdOf(tenant, "ben") };
    await change({ start: start + 60, staff: "ben" }, ben);
    await change({ service: "colour" }, ben);
    const stale = { expectedVersion: 1, durationMinutes: 60 };
    expect(await change(stale)).toMatchObject({
      error: {
        changes: [
          { field: "start", by: "business", byName: "Ben" },
          { field: "staff", before: "ana", after: "ben", beforeName: "Ana", afterName: "Ben" },
          { field: "durationMinutes", before: 30, after: 90 },
          { field: "service", before: "cut", after: "colour", beforeName: "Cut", afterName: "Colour" },
        ],
      },
    });
    const told = await change(stale, customer);
    expect(told).toMatchObject({ error: { code: "version_conflict", current: { staff: "ben" } } });
    expect(JSON.stringify(told)).not.toContain(userId);
    expect(told).toMatchObject({ error: { changes: expect.not.arrayContaining([{ byName: "Ben" }]) } });
    expect(!told.ok && told.error.changes?.every(({ byName }) => byName === null)).toBe(true);
  });

  test("cancelling races with an edit: one legal order, and nothing is left behind", async () => {
    const { tenant, bookingId, change } = await booked();
    const counts = await outcomes([
      change({ staff: "ben", expectedVersion: 1 }),
      cancelBooking(tenant.scope, { bookingId, actor: customer, expectedVersion: 1 }),
    ]);
    expect(counts).toEqual({ booked: 1, version_conflict: 1 });
    const { status } = await rowOf(tenant, bookingId);
    expect((await liveLanes(tenant, bookingId)).length).toBe(status === "cancelled" ? 0 : 1);
    const after = await change({ durationMinutes: 60 });
    expect(after.ok ? "booked" : after.error.code).toBe(
      status === "cancelled" ? "illegal_transition" : "booked",
    );
  });
});
