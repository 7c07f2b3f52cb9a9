import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import * as slotsRoute from "#app/api/v1/[tenant]/services/[service]/slots/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { closeHotReads } from "#lib/db/hot-read.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { at, call } from "#lib/http/testing.ts";
import { newId } from "#lib/ids.ts";
import { addDays } from "#lib/time/civil.ts";
import { parseMinute } from "#lib/time/instant.ts";
import { type Setup, type SetupService, weekdays } from "#prisma/seed/setup.ts";
import { placeBooking } from "./placement.ts";
import { clockAt, monday, outcome, owner, staffIdOf, zone } from "./testing.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(async () => {
  await closeHotReads();
  await environment.drop();
});

const day = monday();
const everyDay = (from: number, to: number) => weekdays([1, 2, 3, 4, 5, 6, 7], from * 60, to * 60);
const always = { slug: "always", timezone: zone, weekly: everyDay(0, 24) };
const place = { slug: "main", name: "Main", timezone: zone, kind: "in_person" as const, address: "" };
const ana = { slug: "ana", name: "Ana", schedule: "always" };

/** What POST answers for a start, and whether GET offers it: two doors that must agree. */
async function ask(tenant: FixtureTenant, start: number): Promise<{ post: string; offered: boolean }> {
  const params = { tenant: tenant.slug, service: "cut" };
  const date = at(start).slice(0, 10);
  const listed = await call(slotsRoute.GET, { params, query: { from: date, to: date, timezone: "UTC" } });
  const slots = listed.body.slots as { start: string }[];
  const answer = await call(bookings.POST, {
    params,
    body: {
      service: "cut",
      start: at(start),
      timezone: "Asia/Kathmandu",
      customer: { name: "Casey", email: `casey-${start}@example.com` },
    },
  });
  return {
    post: answer.status === 201 ? "booked" : String(answer.body.code),
    offered: slots.some((slot) => parseMinute(slot.start) === start),
  };
}
const booked = { post: "booked", offered: true };
const closed = { post: "outside_availability", offered: false };
const shop = (change: Partial<Setup>, service: Partial<SetupService> = {}) =>
  fixtureTenant(salon({ schedules: [always], locations: [place], ...change }, service));

describe("B14: POST answers outside_availability, and GET does not offer", () => {
  test("whole days and hours off; up to the minute they begin, from the minute they end (B26)", async () => {
    const timeOff = [
      { from: `${day}T00:00`, to: `${addDays(day, 2)}T00:00` },
      { from: `${addDays(day, 3)}T12:00`, to: `${addDays(day, 3)}T14:00` },
    ];
    const tenant = await shop({ staff: [{ ...ana, timeOff }] });
    expect(await ask(tenant, clockAt(addDays(day, -1), "23:30"))).toEqual(booked);
    expect(await ask(tenant, clockAt(addDays(day, -1), "23:45"))).toEqual(closed);
    expect(await ask(tenant, clockAt(day, "09:00"))).toEqual(closed);
    expect(await ask(tenant, clockAt(addDays(day, 1), "23:45"))).toEqual(closed);
    expect(await ask(tenant, clockAt(addDays(day, 2), "00:00"))).toEqual(booked);
    expect(await ask(tenant, clockAt(addDays(day, 3), "11:30"))).toEqual(booked);
    expect(await ask(tenant, clockAt(addDays(day, 3), "13:30"))).toEqual(closed);
    expect(await ask(tenant, clockAt(addDays(day, 3), "14:00"))).toEqual(booked);
  });

  test("asked for, declined, withdrawn or ended: not off", async () => {
    const tenant = await shop({ staff: [ana] });
    const staffId = await staffIdOf(tenant, "ana");
    const times = { fromWall: `${day}T09:00`, toWall: `${day}T17:00`, timezone: zone };
    for (const state of ["requested", "declined", "withdrawn"])
      await platformDb().timeOff.create({
        data: { tenantId: tenant.tenantId, id: newId(), staffId, ...times, state },
      });
    expect(await ask(tenant, clockAt(day, "10:00"))).toEqual(booked);
    const { id } = await platformDb().timeOff.create({
      data: { tenantId: tenant.tenantId, id: newId(), staffId, ...times, state: "approved" },
    });
    expect(await ask(tenant, clockAt(day, "11:00"))).toEqual(closed);
    await platformDb().timeOff.update({
      where: { tenantId_id: { tenantId: tenant.tenantId, id } },
      data: { state: "withdrawn", endedAt: new Date() },
    });
    expect(await ask(tenant, clockAt(day, "11:00"))).toEqual(booked);
  });

  test("other hours for a while, in another zone, with a day among them that is unlike both", async () => {
    const tenant = await shop({
      schedules: [
        {
          ...always,
          weekly: everyDay(9, 17),
          periods: [{ from: day, to: addDays(day, 6), timezone: "Europe/Lisbon", weekly: everyDay(10, 12) }],
          exceptions: [{ date: addDays(day, 2), spans: [{ from: 20 * 60, to: 21 * 60 }] }],
        },
      ],
    });
    const lisbon = (offset: number, clock: string) => clockAt(addDays(day, offset), clock, "Europe/Lisbon");
    expect(await ask(tenant, clockAt(addDays(day, -1), "16:30"))).toEqual(booked);
    expect(await ask(tenant, lisbon(0, "10:00"))).toEqual(booked);
    expect(await ask(tenant, lisbon(0, "11:45"))).toEqual(closed);
    expect(await ask(tenant, clockAt(day, "09:00"))).toEqual(closed);
    expect(await ask(tenant, lisbon(2, "10:00"))).toEqual(closed);
    expect(await ask(tenant, lisbon(2, "20:30"))).toEqual(booked);
    expect(await ask(tenant, clockAt(addDays(day, 7), "09:00"))).toEqual(booked);
  });

  test("hours of the place and of the service, both beside the person's; a place online has none", async () => {
    const hours = (slug: string, from: number, to: number) => ({
      slug,
      timezone: zone,
      weekly: everyDay(from, to),
    });
    const schedules = [always, hours("house", 9, 17), hours("mornings", 6, 12)];
    const locations = [
      { ...place, schedule: "house" },
      { ...place, slug: "online", kind: "online" as const },
    ];
    const both = await shop({ schedules, locations }, { schedule: "mornings" });
    expect(await ask(both, clockAt(day, "08:45"))).toEqual(closed);
    expect(await ask(both, clockAt(day, "09:00"))).toEqual(booked);
    expect(await ask(both, clockAt(day, "11:30"))).toEqual(booked);
    expect(await ask(both, clockAt(day, "11:45"))).toEqual(closed);
    expect(await ask(both, clockAt(day, "14:00"))).toEqual(closed);
    const afar = await shop({ schedules, locations }, { location: "online" });
    expect(await ask(afar, clockAt(day, "20:00"))).toEqual(booked);
  });

  test("a holiday of the place closes what is done there, and nothing else", async () => {
    const house = { ...always, slug: "house", exceptions: [{ date: day, reason: "Labour Day" }] };
    const tenant = await shop({ schedules: [always, house], locations: [{ ...place, schedule: "house" }] });
    expect(await ask(tenant, clockAt(day, "12:00"))).toEqual(closed);
    expect(await ask(tenant, clockAt(addDays(day, 1), "00:00"))).toEqual(booked);
  });

  test("counted from the opening, a start between the steps is off_grid", async () => {
    const open = {
      slug: "always",
      timezone: zone,
      weekly: everyDay(9, 17).map((one) => ({ ...one, from: 560 })),
    };
    const tenant = await shop({ schedules: [open] }, { alignment: "opening", stepMinutes: 30 });
    expect(await ask(tenant, clockAt(day, "09:20"))).toEqual(booked);
    expect(await ask(tenant, clockAt(day, "10:00"))).toEqual({ post: "off_grid", offered: false });
    expect(await ask(tenant, clockAt(day, "10:20"))).toEqual(booked);
  });

  test("before the first and after the last day of a service: beyond_horizon", async () => {
    const tenant = await shop({});
    const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
    await platformDb().service.updateMany({
      where: { tenantId: tenant.tenantId },
      data: { bookableFrom: midnight(day), bookableTo: midnight(addDays(day, 1)) },
    });
    const beyond = { post: "beyond_horizon", offered: false };
    expect(await ask(tenant, clockAt(addDays(day, -1), "23:45"))).toEqual(beyond);
    expect(await ask(tenant, clockAt(day, "00:00"))).toEqual(booked);
    expect(await ask(tenant, clockAt(addDays(day, 1), "23:45"))).toEqual(booked);
    expect(await ask(tenant, clockAt(addDays(day, 2), "00:00"))).toEqual(beyond);
  });
});

test("staff are bound by hours and absence like everybody else", async () => {
  const tenant = await shop({
    staff: [{ ...ana, timeOff: [{ from: `${day}T00:00`, to: `${addDays(day, 1)}T00:00` }] }],
  });
  const wanted = wish(clockAt(day, "12:00"), { actor: owner, squeeze: true });
  expect(await outcome(placeBooking(tenant.scope, wanted))).toBe("outside_availability");
});

test("B15: hours that changed after the page was loaded hold for what is sent from it", async () => {
  const tenant = await shop({});
  const start = clockAt(day, "15:00");
  const date = at(start).slice(0, 10);
  const page = await call(slotsRoute.GET, {
    params: { tenant: tenant.slug, service: "cut" },
    query: { from: date, to: date },
  });
  expect(page.text).toContain("15:00:00");
  await platformDb().schedulePeriod.create({
    data: {
      ...{ tenantId: tenant.tenantId, id: newId(), timezone: zone, weekly: [] },
      scheduleId: (await platformDb().schedule.findFirstOrThrow({ where: { tenantId: tenant.tenantId } })).id,
      fromDate: new Date(`${day}T00:00:00Z`),
      toDate: new Date(`${day}T00:00:00Z`),
    },
  });
  expect(await ask(tenant, start)).toEqual(closed);
});
