import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfiguration } from "#lib/configuration/data.ts";
import { applyConfiguration } from "#lib/configuration/mutations.ts";
import { configuration } from "#lib/configuration/schema.ts";
import { platformDb } from "#lib/db/client.ts";
import { mintScope } from "#lib/db/scope.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { addDays, daysBetween, isoWeekday } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { around } from "./around.ts";
import { seedBookings } from "./bookings.ts";
import { harbour, juniper } from "./demo.ts";
import { writeSetup } from "./setup.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

test("on every day of a year there is something ahead: a holiday in both places, and a week off next month", async () => {
  for (let day = 0; day < 366; day += 3) {
    const today = addDays("2027-01-01", day);
    const { newYork, england, nextMonth } = await around(today);
    expect(newYork.some(({ date }) => daysBetween(today, date) > 0)).toBe(true);
    expect(england.some(({ date }) => daysBetween(today, date) > 0)).toBe(true);
    expect(isoWeekday(nextMonth)).toBe(1);
    expect(daysBetween(today, nextMonth)).toBeGreaterThan(28);
    expect(daysBetween(today, nextMonth) + 7).toBeLessThanOrEqual(42);
  }
});

describe.each([
  ["juniper", juniper],
  ["harbour", harbour],
] as const)("%s", (_slug, demo) => {
  test("has a past and a future that keep its own rules; started again it stays as it is", async () => {
    const now = new Date();
    const today = localDateAt(minuteFloor(now), "UTC");
    const setup = demo(await around(today));
    const scope = mintScope(await writeSetup(platformDb(), setup));
    const { tenantId } = scope;
    await seedBookings(platformDb(), scope, setup);
    const counts = async () => [
      await platformDb().booking.count({ where: { tenantId, startsAt: { lt: now } } }),
      await platformDb().booking.count({ where: { tenantId, startsAt: { gte: now } } }),
      await platformDb().block.count({ where: { tenantId } }),
    ];
    const [past = 0, future = 0, blocks = 0] = await counts();
    expect(past).toBeGreaterThan(20);
    expect(future).toBeGreaterThan(20);
    expect(blocks > 0).toBe(Boolean(setup.lunches));
    await seedBookings(platformDb(), scope, setup);
    expect(await counts()).toEqual([past, future, blocks]);

    const [broken] = await platformDb().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM allocation a JOIN block b ON b.tenant_id = a.tenant_id AND b.staff_id = a.lane_id
         AND tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')
       WHERE a.tenant_id = ${tenantId}::uuid AND a.state = 'confirmed'`;
    expect(broken?.count).toBe(0);
    const closed = new Set(
      setup.schedules.flatMap(({ exceptions = [] }) => exceptions.map(({ date }) => date)),
    );
    const inPerson = await platformDb().booking.findMany({
      where: { tenantId, service: { location: { kind: "in_person" } } },
      select: { wallStart: true },
    });
    expect(inPerson.filter(({ wallStart }) => closed.has(wallStart.slice(0, 10)))).toEqual([]);

    const document = await withTenant(scope, (tx) => readConfiguration(tx, scope, new Date()));
    const again = await applyConfiguration(scope, configuration.parse(document), { kind: "system" });
    expect(again).toEqual({ ok: true, value: document });
  });
});
