import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { call } from "#lib/http/testing.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import type { Setup } from "#prisma/seed/setup.ts";
import { cancelBooking } from "./cancellation.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";
import { type Copies, startCopies } from "./testing/copies.ts";
import { audited } from "./testing/duel.ts";
import { owner } from "./testing.ts";

let environment: TestEnvironment;
let copies: Copies;
beforeAll(async () => {
  environment = await testEnvironment();
  copies = await startCopies(4);
});
afterAll(async () => {
  await copies.stop();
  await environment.drop();
});

/** Three people, two rooms, one set of kit; services that name them in every order and number. */
function clinic(): Setup {
  const setup = salon();
  const [cut] = setup.services;
  if (!cut) throw new Error("no service");
  const service = (slug: string, staff: string[], resources: string[]) => ({
    ...cut,
    ...{ slug, name: slug, staff, resources, assignment: "all" as const, horizonDays: 400 },
  });
  return {
    ...setup,
    staff: [...setup.staff, { slug: "cleo", name: "Cleo", schedule: "always", email: "cleo@example.com" }],
    resources: [
      { slug: "room", name: "Room", units: 2 },
      { slug: "kit", name: "Kit", units: 1 },
    ],
    services: [
      service("trio", ["ana", "ben", "cleo"], ["room", "kit"]),
      service("duo", ["ben", "ana"], ["kit", "room"]),
      service("pair", ["cleo", "ben"], ["kit"]),
      service("ana", ["ana"], ["room"]),
      service("ben", ["ben"], []),
      service("kit", ["cleo"], ["kit"]),
    ],
  };
}

/** Live lanes of each live booking, by its service: all of them or the test fails. */
async function whole({ tenantId }: FixtureTenant): Promise<void> {
  const sizes: Record<string, number> = { trio: 5, duo: 4, pair: 3, ana: 2, ben: 1, kit: 2 };
  const rows = await platformDb().booking.findMany({
    where: { tenantId },
    include: {
      service: { select: { slug: true } },
      allocations: { where: { state: { in: ["held", "confirmed"] } } },
    },
  });
  for (const { status, service, allocations } of rows)
    expect([service.slug, status, allocations.length]).toEqual([
      service.slug,
      status,
      status === "cancelled" ? 0 : sizes[service.slug],
    ]);
}

describe("several people and rooms: all or nothing (B4)", () => {
  test("rivals that name a part of them, in opposite orders, from four copies at once", async () => {
    const tenant = await fixtureTenant(clinic());
    const starts = [30, 31, 32, 33, 34, 35].map(inHours);
    const services = ["trio", "duo", "pair", "ana", "ben", "kit"];
    const wishes = starts.flatMap((start, i) =>
      services.flatMap((_, j) => {
        const service = services[(i + j) % services.length] ?? "";
        // Half an hour later too, where they overlap by half.
        return [wish(start, { service }), wish(start + 15, { service })];
      }),
    );
    const counts = await copies.place(tenant, wishes);
    expect(Object.keys(counts).toSorted()).toEqual(["booked", "slot_taken"]);
    // Somebody has each of the six hours.
    expect(counts.booked).toBeGreaterThanOrEqual(starts.length);
    await whole(tenant);
    expect(await audited(environment.superuserUrl)).toEqual([]);
  });

  test("whoever books the first of two hosts leaves the second to be sold again, and the pair to nobody", async () => {
    const tenant = await fixtureTenant(clinic());
    const start = inHours(40);
    const outcome = async (service: string) => {
      const placed = await placeBooking(tenant.scope, wish(start, { service }));
      return placed.ok ? placed.value.bookingId : placed.error.code;
    };
    const ana = await outcome("ana");
    expect(await outcome("duo")).toBe("slot_taken");
    expect(await outcome("trio")).toBe("slot_taken");
    const left = await platformDb().allocation.count({
      where: { tenantId: tenant.tenantId, state: { in: ["held", "confirmed"] } },
    });
    expect(left).toBe(2);
    const pair = await outcome("pair");
    expect(pair).toMatch(/-/);
    expect((await cancelBooking(tenant.scope, { bookingId: ana, actor: owner })).ok).toBe(true);
    // Ben is with Cleo still.
    expect(await outcome("duo")).toBe("slot_taken");
    expect((await cancelBooking(tenant.scope, { bookingId: pair, actor: owner })).ok).toBe(true);
    expect(await outcome("trio")).toMatch(/-/);
    await whole(tenant);
  });

  test("a move of many lanes into a time of which one is taken keeps all of the old", async () => {
    const tenant = await fixtureTenant(clinic());
    const start = inHours(50);
    const trio = await placeBooking(tenant.scope, wish(start, { service: "trio" }));
    const kit = await placeBooking(tenant.scope, wish(start + 60, { service: "kit" }));
    if (!trio.ok || !kit.ok) throw new Error("not placed");
    const { bookingId } = trio.value;
    const to = (minute: number) =>
      moveBooking(tenant.scope, { bookingId, actor: owner, start: minute, timezone: "UTC" });
    const refused = await to(start + 45);
    expect(refused.ok || refused.error.code).toBe("slot_taken");
    const lanes = () =>
      platformDb().allocation.findMany({
        where: { tenantId: tenant.tenantId, bookingId, state: "confirmed" },
        select: { startsAt: true },
      });
    expect((await lanes()).map(({ startsAt }) => startsAt)).toEqual(Array(5).fill(minuteToDate(start)));
    expect((await to(start + 15)).ok).toBe(true);
    expect(await lanes()).toHaveLength(5);
    await whole(tenant);
    expect(await audited(environment.superuserUrl)).toEqual([]);
  });
});

describe("the last seats of a class", () => {
  const yoga = (capacity: number) => fixtureTenant(salon({}, { capacity }));
  const seats = async ({ tenantId }: FixtureTenant) =>
    platformDb().seat.count({ where: { tenantId, live: true } });

  test("fifty for the last one, from four copies: one has it", async () => {
    const tenant = await yoga(10);
    const start = inHours(60);
    for (let i = 0; i < 9; i++) await placeBooking(tenant.scope, wish(start));
    const counts = await copies.place(
      tenant,
      Array.from({ length: 50 }, () => wish(start)),
    );
    expect(counts).toEqual({ booked: 1, slot_taken: 49 });
    expect(await seats(tenant)).toBe(10);
    expect(await audited(environment.superuserUrl)).toEqual([]);
  });

  test("B3: fifty parties of one to three for ten: as many heads as fit, and cancelled ones come back", async () => {
    const tenant = await yoga(10);
    const start = inHours(62);
    const asked = Array.from({ length: 50 }, (_, i) => wish(start, { party: 1 + (i % 3) }));
    const counts = await copies.place(tenant, asked);
    expect(Object.keys(counts).toSorted()).toEqual(["booked", "slot_taken"]);
    expect(await seats(tenant)).toBe(10);
    const some = await platformDb().booking.findMany({ where: { tenantId: tenant.tenantId }, take: 2 });
    const freed = some.reduce((sum, { party }) => sum + party, 0);
    for (const { id } of some) await cancelBooking(tenant.scope, { bookingId: id, actor: owner });
    expect(await seats(tenant)).toBe(10 - freed);
    const again = await copies.place(
      tenant,
      Array.from({ length: 20 }, () => wish(start)),
    );
    expect(again.booked).toBe(freed);
    expect(await audited(environment.superuserUrl)).toEqual([]);
  });

  test("fifty for the last one through the API: one 201, all others 409 with other times", async () => {
    const tenant = await yoga(4);
    const start = inHours(64);
    for (let i = 0; i < 3; i++) await placeBooking(tenant.scope, wish(start));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        call(bookings.POST, {
          method: "POST",
          params: { tenant: tenant.slug },
          headers: { "idempotency-key": `fight-for-a-seat-${i}`, "x-forwarded-for": `203.0.113.${i}` },
          body: {
            service: "cut",
            start: minuteToDate(start).toISOString(),
            timezone: "UTC",
            customer: { name: `Rival ${i}`, email: `rival-${i}@example.com` },
          },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([201, ...Array(49).fill(409)]);
    expect(answers.every(({ status, body }) => status === 201 || body.code === "slot_taken")).toBe(true);
    expect(await seats(tenant)).toBe(4);
  });
});
