import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { env } from "#lib/env.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { appDb, createDb } from "./client.ts";
import { type TestEnvironment, testEnvironment } from "./testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "./testing/fixture.ts";
import { withTenant } from "./transaction.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
let b: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  a = await fixtureTenant();
  b = await fixtureTenant();
});
afterAll(() => environment.drop());

const sql = <T extends object>(query: string) =>
  asSuperuser(environment.superuserUrl, async (client) => (await client.query<T>(query)).rows);

test("T11: every table with a tenant_id forces row-level security for reading and writing", async () => {
  const rows = await sql<{ name: string; forced: boolean; policies: number }>(`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
           (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) AS policies
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !row.forced || row.policies !== 1)).toEqual([]);
});

test("T11, S13: the application's role owns nothing, bypasses nothing and can change no schema", async () => {
  const [role] = await sql<{ super: boolean; bypass: boolean; owned: number }>(`
    SELECT rolsuper AS super, rolbypassrls AS bypass,
           (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
    FROM pg_roles r WHERE rolname = 'punctual_app'`);
  expect(role).toEqual({ super: false, bypass: false, owned: 0 });
  await expect(appDb().$executeRaw`CREATE TABLE intruder (id int)`).rejects.toThrow();
  const turnedOff = appDb().$transaction([
    appDb().$executeRaw`SET LOCAL row_security = off`,
    appDb().booking.count(),
  ]);
  await expect(turnedOff).rejects.toThrow();
  const functions = await sql(
    `SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
  );
  expect(functions).toEqual([]);
});

test("T10: on one reused connection, nothing of the last tenant is left", async () => {
  const db = createDb(env().DATABASE_URL, 1);
  try {
    await placeBooking(a.scope, wish(inHours(40)));
    const seen = await withTenant(a.scope, (tx) => tx.booking.count(), { db });
    expect(seen).toBeGreaterThan(0);
    expect(await db.booking.count()).toBe(0);
    expect(await withTenant(b.scope, (tx) => tx.booking.count(), { db })).toBe(0);
  } finally {
    await db.$disconnect();
  }
});

test("T1: another tenant's booking does not exist: same refusal as a random id, row unchanged", async () => {
  const placed = await placeBooking(a.scope, wish(inHours(50)));
  if (!placed.ok) throw new Error(placed.error.code);
  const actor = { kind: "member", userId: "u", role: "owner", staffId: null } as const;
  const foreign = { bookingId: placed.value.bookingId, actor };
  const random = { bookingId: "0190a5d0-0000-7000-8000-000000000000", actor };
  expect(await cancelBooking(b.scope, foreign)).toEqual(await cancelBooking(b.scope, random));
  const move = { start: inHours(51), timezone: "UTC" };
  expect(await moveBooking(b.scope, { ...foreign, ...move })).toEqual(
    await moveBooking(b.scope, { ...random, ...move }),
  );
  expect(
    await withTenant(a.scope, (tx) =>
      tx.booking.findFirst({
        where: { id: placed.value.bookingId },
        select: { version: true, status: true },
      }),
    ),
  ).toEqual({ version: 1, status: "confirmed" });
});

test("T3: a row cannot point into another tenant: the composite key refuses what a mistake would write", async () => {
  const foreign = await withTenant(b.scope, (tx) => tx.schedule.findFirstOrThrow());
  const staff = { tenantId: a.tenantId, id: foreign.id, slug: "mallory", name: "M" };
  await expect(
    withTenant(a.scope, (tx) => tx.staff.create({ data: { ...staff, scheduleId: foreign.id } })),
  ).rejects.toThrow();
  await expect(
    withTenant(a.scope, (tx) =>
      tx.staff.create({ data: { ...staff, tenantId: b.tenantId, scheduleId: foreign.id } }),
    ),
  ).rejects.toThrow();
});

test("staff see and change their own calendar only", async () => {
  const placed = await placeBooking(a.scope, wish(inHours(60)));
  if (!placed.ok) throw new Error(placed.error.code);
  const actor = {
    kind: "member",
    userId: "u",
    role: "staff",
    staffId: "0190a5d0-0000-7000-8000-000000000001",
  } as const;
  expect(await cancelBooking(a.scope, { bookingId: placed.value.bookingId, actor })).toMatchObject({
    error: { code: "not_found" },
  });
});

test("Z19: the session's zone and date style change no row", async () => {
  const read = () =>
    withTenant(a.scope, (tx) =>
      tx.booking.findMany({ orderBy: { id: "asc" }, select: { startsAt: true, wallStart: true } }),
    );
  const before = await read();
  await sql(`ALTER ROLE punctual_app SET timezone = 'Pacific/Apia'`);
  await sql(`ALTER ROLE punctual_app SET datestyle = 'German'`);
  const db = createDb(env().DATABASE_URL, 1);
  try {
    expect(
      await withTenant(
        a.scope,
        (tx) => tx.booking.findMany({ orderBy: { id: "asc" }, select: { startsAt: true, wallStart: true } }),
        { db },
      ),
    ).toEqual(before);
  } finally {
    await db.$disconnect();
    await sql(`ALTER ROLE punctual_app RESET ALL`);
  }
});

test("what stays planned is made anew where a pooler or a migration lost it, unseen by whoever asks", async () => {
  const tenant = await fixtureTenant();
  const ask = () => withTenant(tenant.scope, (tx) => tx.$queryRaw`SELECT ${1}::int + 1 AS two`);
  for (let i = 0; i < 8; i++) expect(await ask()).toEqual([{ two: 2 }]);
  await withTenant(tenant.scope, (tx) => tx.$executeRaw`DEALLOCATE ALL`);
  for (let i = 0; i < 30; i++) expect(await ask()).toEqual([{ two: 2 }]);
});
