import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { closeHotReads, hotRead } from "#lib/db/hot-read.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newHoldToken } from "#lib/holds/hold.ts";
import { takeHold } from "#lib/holds/mutations.ts";
import { newId } from "#lib/ids.ts";
import { findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { readBusyPlainly } from "./busy-oracle.ts";
import type { BusyQuery } from "./busy-query.ts";
import { busyOf, busyStatements } from "./busy-rows.ts";
import { readBusy } from "./data.ts";
import { loadPublicSlots, loadSlots } from "./loaders.ts";
import type { Busy } from "./rules.ts";

let environment: TestEnvironment;
let single: FixtureTenant;
let group: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  single = await fixtureTenant(
    salon(
      { resources: [{ slug: "chair", name: "Chair", units: 2 }] },
      {
        staff: ["ana", "ben"],
        resources: ["chair"],
        bufferAfterMinutes: 15,
        limits: { perDay: 5 },
      },
    ),
  );
  group = await fixtureTenant(salon({}, { capacity: 6 }));
});
afterAll(async () => {
  await closeHotReads();
  await environment.drop();
});

const now = () => Math.ceil(Date.now() / 60_000);
const window = () => ({ from: inHours(0), to: inHours(24 * 14) });

async function both(tenant: FixtureTenant, change: Partial<BusyQuery> = {}) {
  return withTenant(tenant.scope, async (tx) => {
    const service = findService(await readCatalogue(tx, tenant.scope), "cut");
    if (!service) throw new Error("no service");
    const query = { rules: service.rules, window: window(), now: now(), ...change };
    const plain = await readBusyPlainly(tx, tenant.scope, query);
    const within = await readBusy(tx, tenant.scope, query);
    const hot = busyOf(await hotRead(tenant.scope, busyStatements(tenant.tenantId, query)));
    return { plain: tidy(plain), within: tidy(within), hot: tidy(hot) };
  });
}

const tidy = (busy: Busy) => ({
  lanes: Object.fromEntries(
    [...busy.lanes].map(([lane, spans]) => [lane, spans.toSorted((a, b) => a.from - b.from)]),
  ),
  sessions: busy.sessions.toSorted((a, b) => a.sessionId.localeCompare(b.sessionId)),
  booked: busy.booked.toSorted(),
  bookedWith: Object.fromEntries([...busy.bookedWith].map(([lane, starts]) => [lane, starts.toSorted()])),
});

describe("one round trip reads what Prisma reads", () => {
  test("lanes, buffers, holds that ran out, and counts for caps", async () => {
    for (const hours of [26, 27, 50, 51, 52, 100]) {
      const placed = await placeBooking(single.scope, wish(inHours(hours)));
      expect(placed.ok, JSON.stringify(placed)).toBe(true);
    }
    const { tenantId } = single;
    await platformDb().staff.updateMany({ where: { tenantId }, data: { limits: { perWeek: 4 } } });
    const block = { tenantId, startsAt: minuteToDate(inHours(60)), endsAt: minuteToDate(inHours(62)) };
    const unit = await platformDb().resourceUnit.findFirstOrThrow({ where: { tenantId } });
    const { id: staffId } = await platformDb().staff.findFirstOrThrow({ where: { tenantId } });
    await platformDb().block.createMany({
      data: [
        { ...block, id: newId(), staffId },
        { ...block, id: newId(), unitId: unit.id },
        { ...block, id: newId(), staffId, releasedAt: new Date() },
      ],
    });
    const rows = await platformDb().allocation.findMany({ where: { tenantId }, take: 2 });
    for (const [i, row] of rows.entries())
      await platformDb().allocation.updateMany({
        where: { id: row.id },
        data: { state: "held", holdExpiresAt: minuteToDate(now() + (i === 0 ? -5 : 5)) },
      });
    const { plain, hot, within } = await both(single);
    expect(Object.keys(plain.lanes).length).toBeGreaterThan(1);
    expect(plain.booked.length).toBeGreaterThan(0);
    expect(Object.keys(plain.bookedWith)).not.toEqual([]);
    expect(hot).toEqual(plain);
    expect(within).toEqual(plain);
  });

  test("without what is being moved or is the asker's own, and without buffers where they may be squeezed", async () => {
    const { tenantId } = single;
    const bookings = await platformDb().booking.findMany({ where: { tenantId }, take: 3 });
    const [first, ...others] = bookings.map(({ id }) => id);
    const hold = {
      service: "cut",
      start: inHours(200),
      timezone: "UTC",
      token: newHoldToken(),
      network: "n",
    };
    await takeHold(single.scope, hold);
    const { id: exceptHoldId } = await platformDb().hold.findFirstOrThrow({ where: { tenantId } });
    const all = await both(single);
    const changes = [
      { exceptBookingId: first },
      { exceptBookingId: others },
      { exceptHoldId },
      { squeeze: true },
    ];
    for (const change of [...changes, { exceptBookingId: first, exceptHoldId, squeeze: true }]) {
      const { plain, hot, within } = await both(single, change);
      expect(plain.lanes).not.toEqual(all.plain.lanes);
      expect(hot).toEqual(plain);
      expect(within).toEqual(plain);
    }
  });

  test("sessions and their seats", async () => {
    for (const party of [1, 2, 3]) await placeBooking(group.scope, wish(inHours(30), { party }));
    await placeBooking(group.scope, wish(inHours(40)));
    const { plain, hot, within } = await both(group);
    expect(plain.sessions).toHaveLength(2);
    expect(hot).toEqual(plain);
    expect(within).toEqual(plain);
    const { id } = await platformDb().booking.findFirstOrThrow({
      where: { tenantId: group.tenantId, party: 2 },
    });
    const without = await both(group, { exceptBookingId: id });
    expect(without.plain.sessions).not.toEqual(plain.sessions);
    expect(without.within).toEqual(without.plain);
  });

  test("and so gives the same slots", async () => {
    const day = (offset: number) =>
      minuteToDate(inHours(24 * offset))
        .toISOString()
        .slice(0, 10);
    for (const { slug, scope } of [single, group]) {
      const asked = { service: "cut", from: day(0), to: day(20), timezone: "Asia/Kathmandu", now: now() };
      await loadPublicSlots(slug, asked);
      const hot = await loadPublicSlots(slug, asked);
      expect(hot).toEqual(await loadSlots(scope, asked));
      expect(hot.ok && hot.value.slots.length).toBeGreaterThan(500);
    }
  });
});

describe("nothing that is remembered is believed", () => {
  const ask = (tenant: FixtureTenant, service = "cut") =>
    loadPublicSlots(tenant.slug, {
      service,
      from: minuteToDate(inHours(48)).toISOString().slice(0, 10),
      to: minuteToDate(inHours(72)).toISOString().slice(0, 10),
    });
  const count = async (tenant: FixtureTenant) => {
    const found = await ask(tenant);
    return found.ok ? found.value.slots.length : found.error.code;
  };

  test("a changed service, a new one, a suspension and a changed slug count at once", async () => {
    const tenant = await fixtureTenant();
    const where = { tenantId: tenant.tenantId, slug: "cut" };
    const before = await count(tenant);
    expect(await ask(tenant, "shave")).toMatchObject({ ok: false, error: { code: "not_found" } });
    await platformDb().service.updateMany({ where, data: { stepMinutes: 30 } });
    expect(await count(tenant)).toBe(Number(before) / 2);
    await platformDb().service.updateMany({ where, data: { slug: "shave" } });
    expect((await ask(tenant, "shave")).ok).toBe(true);
    await platformDb().service.updateMany({ where: { ...where, slug: "shave" }, data: { slug: "cut" } });
    expect(await count(tenant)).toBe(Number(before) / 2);
    const at = (data: object) => platformDb().tenant.update({ where: { id: tenant.tenantId }, data });
    await at({ status: "suspended" });
    expect(await count(tenant)).toBe("not_found");
    await at({ status: "active" });
    expect(await count(tenant)).toBe(Number(before) / 2);
    await at({ slug: `${tenant.slug}-new` });
    expect(await count(tenant)).toBe("not_found");
    expect(await count({ ...tenant, slug: `${tenant.slug}-new` })).toBe(Number(before) / 2);
  });
});
