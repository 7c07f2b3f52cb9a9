import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appDb, platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { cancelBooking } from "./cancellation.ts";
import { idempotency } from "./idempotency.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";

let environment: TestEnvironment;
let salonA: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  salonA = await fixtureTenant();
});
afterAll(() => environment.drop());

/** B27: what must be empty after every fight. */
const overlaps = () =>
  asSuperuser(environment.superuserUrl, async (client) => {
    const { rows } = await client.query(`
      SELECT a.id FROM allocation a JOIN allocation b
        ON a.tenant_id = b.tenant_id AND a.lane_id = b.lane_id AND a.id < b.id
       AND tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')
      WHERE a.state IN ('held','confirmed') AND b.state IN ('held','confirmed')`);
    return rows.length;
  });

const outcomes = async (work: Promise<{ ok: boolean; error?: { code: string } }>[]) => {
  const counts: Record<string, number> = {};
  for (const result of await Promise.all(work)) {
    const key = result.ok ? "booked" : (result.error?.code ?? "?");
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

test("a booking has its time, its price, its history, its mails, all in one transaction", async () => {
  const start = inHours(48);
  const placed = await placeBooking(salonA.scope, wish(start));
  if (!placed.ok) throw new Error(placed.error.code);
  expect(placed.value.view).toMatchObject({
    status: "confirmed",
    version: 1,
    staff: "ana",
    timezone: "Asia/Kathmandu",
    price: { amount: 4500, currency: "USD" },
  });
  expect(placed.value.view.start).toMatch(/\+05:45$/);
  const row = await withTenant(salonA.scope, (tx) =>
    tx.booking.findFirst({
      where: { id: placed.value.bookingId },
      include: { allocations: true, events: true, messages: true },
    }),
  );
  expect(row?.allocations).toHaveLength(1);
  expect(row?.events.map((event) => event.kind)).toEqual(["created"]);
  expect(row?.messages.map((message) => message.audience).sort()).toEqual(["business", "customer", "staff"]);
});

test("B1: 200 rivals for one time: one is booked, the others hear slot_taken with free alternatives", async () => {
  const start = inHours(72);
  const rivals = Array.from({ length: 200 }, () => placeBooking(salonA.scope, wish(start)));
  expect(await outcomes(rivals)).toEqual({ booked: 1, slot_taken: 199 });
  const refused = (await Promise.all(rivals)).find((result) => !result.ok);
  expect(refused && !refused.ok ? refused.error.alternatives?.length : 0).toBe(5);
  expect(await overlaps()).toBe(0);
});

test("B1: rivals for two staff members fill both and no more", async () => {
  const two = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
  expect(
    await outcomes(Array.from({ length: 30 }, () => placeBooking(two.scope, wish(inHours(72))))),
  ).toEqual({ booked: 2, slot_taken: 28 });
});

test("B4: person and room together, all or nothing", async () => {
  const rooms = await fixtureTenant(
    salon(
      { resources: [{ slug: "chair", name: "Chair", units: 1 }] },
      { staff: ["ana", "ben"], resources: ["chair"] },
    ),
  );
  expect(
    await outcomes(Array.from({ length: 20 }, () => placeBooking(rooms.scope, wish(inHours(72))))),
  ).toEqual({ booked: 1, slot_taken: 19 });
  const live = await withTenant(rooms.scope, (tx) =>
    tx.allocation.findMany({ where: { state: "confirmed" } }),
  );
  expect(live.map((lane) => lane.laneKind).sort()).toEqual(["resource_unit", "staff"]);
});

test("B3: seats of a class: parties of 1–3 never exceed the capacity", async () => {
  const studio = await fixtureTenant(salon({}, { capacity: 10 }));
  const parties = Array.from({ length: 30 }, (_, i) =>
    placeBooking(studio.scope, wish(inHours(96), { party: 1 + (i % 3) })),
  );
  await outcomes(parties);
  const seats = await withTenant(studio.scope, (tx) => tx.seat.findMany({ where: { live: true } }));
  expect(seats.length).toBeLessThanOrEqual(10);
  expect(seats.length).toBeGreaterThanOrEqual(8);
  expect(new Set(seats.map((seat) => seat.seatNo)).size).toBe(seats.length);
  expect(new Set(seats.map((seat) => seat.sessionId)).size).toBe(1);
});

describe("idempotency", () => {
  const body = { service: "cut", n: 1 };

  test("B5: the same key and body, one after the other and at once, is one booking and one answer", async () => {
    const request = wish(inHours(120), { idempotency: idempotency("api", "key-one-0001", body) });
    const first = await placeBooking(salonA.scope, request);
    const again = await Promise.all(Array.from({ length: 8 }, () => placeBooking(salonA.scope, request)));
    const ids = [first, ...again].map((result) =>
      result.ok
        ? `${result.value.bookingId} ${result.value.manageToken} ${JSON.stringify(result.value.view)}`
        : result.error.code,
    );
    expect(new Set(ids).size).toBe(1);
  });

  test("B5: in parallel from the first, one effect", async () => {
    const request = wish(inHours(124), { idempotency: idempotency("api", "key-two-0002", body) });
    const all = await Promise.all(Array.from({ length: 20 }, () => placeBooking(salonA.scope, request)));
    expect(new Set(all.map((result) => (result.ok ? result.value.bookingId : result.error.code))).size).toBe(
      1,
    );
  });

  test("B5: another body under the same key is refused; another tenant is independent", async () => {
    const other = wish(inHours(128), { idempotency: idempotency("api", "key-one-0001", { ...body, n: 2 }) });
    expect(await placeBooking(salonA.scope, other)).toMatchObject({
      ok: false,
      error: { code: "idempotency_mismatch" },
    });
    const salonB = await fixtureTenant();
    expect(await placeBooking(salonB.scope, other)).toMatchObject({ ok: true });
  });
});

describe("moving and cancelling", () => {
  const place = async (start: number) => {
    const placed = await placeBooking(salonA.scope, wish(start));
    if (!placed.ok) throw new Error(placed.error.code);
    return placed.value.bookingId;
  };
  const customer = { kind: "customer" } as const;

  test("B18: a move keeps the id, raises the version, frees the old time when it wins the new one", async () => {
    const [from, to] = [inHours(150), inHours(152)];
    const bookingId = await place(from);
    const moved = await moveBooking(salonA.scope, {
      bookingId,
      actor: customer,
      start: to,
      timezone: "Europe/Paris",
    });
    expect(moved).toMatchObject({
      ok: true,
      value: { version: 2, status: "confirmed", timezone: "Europe/Paris" },
    });
    expect((await placeBooking(salonA.scope, wish(to))).ok).toBe(false);
    expect((await placeBooking(salonA.scope, wish(from))).ok).toBe(true);
  });

  test("B18: a move to a taken time keeps the old one and offers alternatives", async () => {
    const [mine, taken] = [inHours(160), inHours(162)];
    const bookingId = await place(mine);
    await place(taken);
    const moved = await moveBooking(salonA.scope, {
      bookingId,
      actor: customer,
      start: taken,
      timezone: "UTC",
    });
    expect(moved).toMatchObject({ ok: false, error: { code: "slot_taken" } });
    expect(!moved.ok && moved.error.alternatives?.length).toBe(5);
    expect((await placeBooking(salonA.scope, wish(mine))).ok).toBe(false);
  });

  test("a move onto part of its own time is allowed", async () => {
    const start = inHours(170);
    const bookingId = await place(start);
    expect(
      await moveBooking(salonA.scope, { bookingId, actor: customer, start: start + 15, timezone: "UTC" }),
    ).toMatchObject({ ok: true });
  });

  test("somebody who may change only their own calendar cannot move a booking into a colleague's", async () => {
    const two = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
    const [mine, taken] = [inHours(100), inHours(102)];
    const first = await placeBooking(two.scope, wish(mine, { staff: "ana" }));
    await placeBooking(two.scope, wish(taken, { staff: "ana" }));
    if (!first.ok) throw new Error(first.error.code);
    const { bookingId } = first.value;
    const staff = await withTenant(two.scope, (tx) => tx.staff.findFirstOrThrow({ where: { slug: "ana" } }));
    const ana = { kind: "member", userId: "u", role: "staff", staffId: staff.id } as const;
    const move = { bookingId, start: taken, timezone: "UTC" };
    expect(await moveBooking(two.scope, { ...move, actor: ana })).toMatchObject({
      error: { code: "slot_taken" },
    });
    expect(await moveBooking(two.scope, { ...move, actor: customer })).toMatchObject({
      ok: true,
      value: { staff: "ben" },
    });
  });

  test("B17: cancel twice, move after cancel, two cancels at once: one legal transition", async () => {
    const bookingId = await place(inHours(180));
    const both = await outcomes(
      [1, 2, 3].map(() => cancelBooking(salonA.scope, { bookingId, actor: customer, reason: "ill" })),
    );
    expect(both).toEqual({ booked: 1, illegal_transition: 2 });
    expect(
      await moveBooking(salonA.scope, { bookingId, actor: customer, start: inHours(182), timezone: "UTC" }),
    ).toMatchObject({ error: { code: "illegal_transition" } });
    expect((await placeBooking(salonA.scope, wish(inHours(180)))).ok).toBe(true);
  });

  test("B17: a stale version is refused", async () => {
    const bookingId = await place(inHours(190));
    await moveBooking(salonA.scope, { bookingId, actor: customer, start: inHours(191), timezone: "UTC" });
    expect(
      await cancelBooking(salonA.scope, { bookingId, actor: customer, expectedVersion: 1 }),
    ).toMatchObject({ error: { code: "version_conflict" } });
  });

  test("B2: bookings and moves fighting for one time: one of them has it", async () => {
    const target = inHours(200);
    const movers = await Promise.all([202, 204, 206].map((hours) => place(inHours(hours))));
    await outcomes([
      ...Array.from({ length: 20 }, () => placeBooking(salonA.scope, wish(target))),
      ...movers.map((bookingId) =>
        moveBooking(salonA.scope, { bookingId, actor: customer, start: target, timezone: "UTC" }),
      ),
    ]);
    expect(await overlaps()).toBe(0);
    const there = await withTenant(salonA.scope, (tx) =>
      tx.booking.count({ where: { startsAt: new Date(target * 60_000), status: "confirmed" } }),
    );
    expect(there).toBe(1);
  });

  test("a class: moving and cancelling gives the seats back, and an empty session its people", async () => {
    const studio = await fixtureTenant(salon({}, { capacity: 2 }));
    const placed = await placeBooking(studio.scope, wish(inHours(210), { party: 2 }));
    if (!placed.ok) throw new Error(placed.error.code);
    const { bookingId } = placed.value;
    expect(
      await moveBooking(studio.scope, { bookingId, actor: customer, start: inHours(211), timezone: "UTC" }),
    ).toMatchObject({ ok: true });
    expect((await placeBooking(studio.scope, wish(inHours(210), { party: 2 }))).ok).toBe(true);
    expect(await cancelBooking(studio.scope, { bookingId, actor: customer })).toMatchObject({ ok: true });
    expect((await placeBooking(studio.scope, wish(inHours(211), { party: 2 }))).ok).toBe(true);
  });
});

describe("limits", () => {
  test("B16: the same person under other spellings, at once", async () => {
    const limited = await fixtureTenant(salon({}, { limits: { perCustomer: 2 } }));
    const spellings = [
      "sam.smith@gmail.com",
      "samsmith@gmail.com",
      "SamSmith+work@gmail.com",
      "sam.smith+2@gmail.com",
    ];
    const { parseMailbox } = await import("#lib/email/address.ts");
    const work = spellings.map((text, i) => {
      const email = parseMailbox(text);
      if (!email.ok) throw new Error(text);
      return placeBooking(
        limited.scope,
        wish(inHours(48 + i * 2), { customer: { name: "Sam", email: email.value } }),
      );
    });
    expect(await outcomes(work)).toEqual({ booked: 2, limit_reached: 2 });
  });

  test("perDay counts the service's local days", async () => {
    const limited = await fixtureTenant(salon({}, { limits: { perDay: 1 } }));
    const start = inHours(60);
    expect((await placeBooking(limited.scope, wish(start))).ok).toBe(true);
    const day = await Promise.all(
      [start + 30, start - 60].map((at) => placeBooking(limited.scope, wish(at))),
    );
    expect(day.some((result) => !result.ok)).toBe(true);
  });
});

describe("B14: refusals have stable codes and write nothing", () => {
  const now = () => Math.ceil(Date.now() / 60_000);
  test.each([
    ["the past", () => inHours(-2), {}, "too_soon"],
    ["off the grid", () => inHours(24) + 7, {}, "off_grid"],
    ["beyond the horizon", () => now() - (now() % 15) + 70 * 1440, {}, "beyond_horizon"],
    ["an unknown service", () => inHours(24), { service: "nope" }, "not_found"],
    ["a stranger as staff", () => inHours(24), { staff: "ben" }, "invalid"],
    ["too large a party", () => inHours(24), { party: 2 }, "invalid"],
    ["a coupon that is none", () => inHours(24), { coupon: "FREE" }, "invalid"],
  ])("%s", async (_, start, change, code) => {
    const before = await platformDb().booking.count({ where: { tenantId: salonA.tenantId } });
    expect(await placeBooking(salonA.scope, wish(start(), change))).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await platformDb().booking.count({ where: { tenantId: salonA.tenantId } })).toBe(before);
  });
});

test("T9: the application's role with no tenant set reads no row of any tenant table and can write none", async () => {
  const tables = await platformDb().$queryRaw<{ table_name: string }[]>`
    SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`;
  expect(tables.length).toBeGreaterThan(20);
  for (const { table_name } of tables) {
    // Names from the catalogue, quoted: the one place where a table's name is a value.
    const rows = await appDb().$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table_name}" LIMIT 1`);
    expect(rows, table_name).toEqual([]);
  }
  await expect(
    appDb().location.create({
      data: { tenantId: salonA.tenantId, id: salonA.tenantId, slug: "x", name: "x", timezone: "UTC" },
    }),
  ).rejects.toThrow();
});
