import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { closeHotReads } from "#lib/db/hot-read.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { loadPublicSlots, loadSlots } from "./loaders.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant(salon({}, { limits: { perDay: 3 }, bufferAfterMinutes: 10 }));
});
afterAll(async () => {
  await closeHotReads();
  await environment.drop();
});

/** Every new connection of the database speaks in this zone and style from now on. */
async function speak(settings: Record<string, string>): Promise<void> {
  const client = new pg.Client({ connectionString: environment.superuserUrl });
  await client.connect();
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  for (const [setting, value] of Object.entries(settings))
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(name)} SET ${setting} TO ${client.escapeLiteral(value)}`,
    );
  await client.end();
  await closeHotReads();
}

test("Z19: the database session's zone and date style change no slot", async () => {
  for (const hours of [26, 50, 51, 99]) await placeBooking(tenant.scope, wish(inHours(hours)));
  const { tenantId } = tenant;
  const { id: staffId } = await platformDb().staff.findFirstOrThrow({ where: { tenantId } });
  const block = { startsAt: minuteToDate(inHours(30)), endsAt: minuteToDate(inHours(33)) };
  await platformDb().block.create({ data: { tenantId, id: newId(), staffId, ...block } });
  const day = (offset: number) =>
    minuteToDate(inHours(24 * offset))
      .toISOString()
      .slice(0, 10);
  const asked = { service: "cut", from: day(0), to: day(20), timezone: "Asia/Kathmandu", now: inHours(0) };
  const answers: string[] = [];
  for (const settings of [
    { timezone: "UTC", datestyle: "ISO, MDY", intervalstyle: "postgres" },
    { timezone: "Pacific/Apia", datestyle: "SQL, DMY", intervalstyle: "sql_standard" },
    { timezone: "America/St_Johns", datestyle: "German", intervalstyle: "iso_8601" },
  ]) {
    await speak(settings);
    for (const answer of [
      await loadPublicSlots(tenant.slug, asked),
      await loadPublicSlots(tenant.slug, asked),
      await loadSlots(tenant.scope, asked),
    ])
      answers.push(JSON.stringify(answer));
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]?.length).toBeGreaterThan(10_000);
});
