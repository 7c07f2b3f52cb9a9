import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import type { ConfigurationDocument } from "./document.ts";
import { exampleConfiguration } from "./example.ts";
import { type ConfiguredTenant, changed, configuredTenant, first } from "./testing.ts";

let environment: TestEnvironment;
let tenant: ConfiguredTenant;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

/** Somebody was there, and it is over. */
async function haveBeenThere() {
  const placed = await placeBooking(tenant.scope, wish(inHours(30)));
  if (!placed.ok) throw new Error(placed.error.code);
  const startsAt = new Date(Date.now() - 86_400_000);
  const span = { startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) };
  const where = { tenantId: tenant.tenantId };
  await platformDb().booking.updateMany({ where, data: span });
  await platformDb().allocation.updateMany({
    where,
    data: { ...span, occupiedFrom: span.startsAt, occupiedTo: span.endsAt },
  });
}

const slugs = (list: unknown) => (list as { slug: string }[]).map(({ slug }) => slug);

describe("hours that nobody names any more (B19)", () => {
  const hours = (slug: string) => ({
    slug,
    timezone: "America/New_York",
    weekly: [{ days: ["mon" as const], from: "00:00", to: "24:00" }],
    exceptions: [],
  });

  test("stay with a place and a service that were booked, and go with those that were not", async () => {
    tenant = await configuredTenant();
    await haveBeenThere();
    const before = (await tenant.get()).body as unknown as ConfigurationDocument;
    const document = changed((d) => {
      d.schedules.push(hours("place"), hours("service"), hours("unused"), hours("other"));
      Object.assign(first(d.locations), { schedule: "place" });
      d.locations.push({ slug: "annex", name: "Annex", timezone: "America/New_York", schedule: "unused" });
      Object.assign(first(d.services), { schedule: "service" });
      d.services.push({ ...first(d.services), slug: "never", name: "Never", schedule: "other" });
    }, before);
    expect((await tenant.put(document)).status).toBe(200);
    const bare = { ...before, locations: [], services: [] };
    const answer = await tenant.put(bare);
    expect(answer.status).toBe(200);
    expect(slugs(answer.body.schedules)).toEqual(["always", "place", "service"]);
    expect(answer.body.locations).toMatchObject([{ slug: "main", schedule: "place" }]);
    expect(answer.body.services).toMatchObject([{ slug: "cut", schedule: "service", active: false }]);
    expect((await tenant.put(answer.body)).body).toEqual(answer.body);
  });
});

describe("what has a calendar of its own", () => {
  const block = async (lane: { staffId: string } | { unitId: string }) =>
    platformDb().block.create({
      data: {
        tenantId: tenant.tenantId,
        id: newId(),
        ...lane,
        startsAt: new Date("2098-01-01T09:00:00Z"),
        endsAt: new Date("2098-01-01T10:00:00Z"),
      },
    });
  const staffId = async (slug: string) =>
    (await platformDb().staff.findFirstOrThrow({ where: { tenantId: tenant.tenantId, slug } })).id;

  test("people with time off or a block rest, so that both can still be explained", async () => {
    tenant = await configuredTenant();
    const zoe = { slug: "zoe", name: "Zoe", schedule: "weekdays" };
    await tenant.put(
      changed((d) => {
        d.staff.push(zoe, { ...zoe, slug: "yan", name: "Yan" });
        Object.assign(first(d.staff), { timeOff: [{ from: "2098-01-01", to: "2098-01-02" }] });
      }),
    );
    await block({ staffId: await staffId("zoe") });
    const answer = await tenant.put({ ...exampleConfiguration, staff: [], services: [] });
    expect(answer.body.staff).toMatchObject([
      { slug: "ana", active: false, timeOff: [{ from: "2098-01-01", to: "2098-01-02" }] },
      { slug: "zoe", active: false },
    ]);
    expect((await tenant.put(answer.body)).body).toEqual(answer.body);
  });

  test("a room that was kept free goes, and what kept it free with it", async () => {
    tenant = await configuredTenant();
    await tenant.put(exampleConfiguration);
    const unit = await platformDb().resourceUnit.findFirstOrThrow({ where: { tenantId: tenant.tenantId } });
    await block({ unitId: unit.id });
    const answer = await tenant.put(
      changed((d) => {
        d.resources = [];
        first(d.services).resources = [];
      }),
    );
    expect(answer.status).toBe(200);
    expect(await platformDb().block.count({ where: { tenantId: tenant.tenantId } })).toBe(0);
  });
});
