import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSlots } from "#lib/availability/loaders.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { loadOffered } from "./offered.ts";
import type { Viewer } from "./reach.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let ben: Viewer;
const owner: Viewer = { role: "owner", staffId: null };
const zone = "America/New_York";
const now = new Date();
/** A whole hour in Kathmandu. */
const start = inHours(60) + 15;
const date = localDateAt(start, zone);

/** Ana cuts every half hour and colours every two hours, in a place on Kathmandu's clocks; Ben offers nothing. */
beforeAll(async () => {
  environment = await testEnvironment();
  const setup = salon({}, { staff: ["ana"], stepMinutes: 30 });
  const [cut] = setup.services;
  if (!cut) throw new Error("no service");
  const colour = { ...cut, slug: "colour", name: "Colour", durationMinutes: 90, stepMinutes: 120 };
  const place = {
    slug: "away",
    name: "Away",
    timezone: "Asia/Kathmandu",
    kind: "online",
    address: "",
  } as const;
  tenant = await fixtureTenant({
    ...setup,
    locations: [...setup.locations, place],
    services: [{ ...cut, location: "away" }, colour],
  });
  const { tenantId } = tenant;
  const row = await platformDb().staff.findUniqueOrThrow({
    where: { tenantId_slug: { tenantId, slug: "ben" } },
  });
  ben = { role: "staff", staffId: row.id };
  expect((await placeBooking(tenant.scope, wish(start, { staff: "ana" }))).ok).toBe(true);
});
afterAll(() => environment.drop());

test("a day's starts are those that customers find, of all services together", async () => {
  const found = await loadOffered(tenant.scope, owner, { staff: "ana", date }, now);
  const starts = new Set<number>();
  for (const service of ["cut", "colour"]) {
    const slots = await loadSlots(tenant.scope, {
      service,
      from: date,
      to: date,
      timezone: zone,
      staff: "ana",
    });
    if (!slots.ok) throw new Error(slots.error.code);
    for (const { from } of slots.value.slots) starts.add(from);
  }
  expect(found?.starts).toEqual([...starts].sort((a, b) => a - b));
  expect(found?.starts).not.toContain(start);
  expect(found?.starts.length).toBeGreaterThan(20);
  expect(found?.ask).toEqual({ service: "cut", zone: "Asia/Kathmandu" });
});

test("who offers nothing has nothing to ask about", async () => {
  expect(await loadOffered(tenant.scope, ben, { staff: "ben", date }, now)).toEqual({
    ask: null,
    starts: [],
  });
});

test("T1: staff learn it of their own calendar; a colleague's and a stranger's are not there", async () => {
  const other = await fixtureTenant();
  expect([
    await loadOffered(tenant.scope, ben, { staff: "ana", date }, now),
    await loadOffered(tenant.scope, owner, { staff: "nobody", date }, now),
    await loadOffered(tenant.scope, { role: "staff", staffId: null }, { staff: "ana", date }, now),
    await loadOffered(other.scope, ben, { staff: "ana", date }, now),
  ]).toEqual([null, null, null, null]);
});
