import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as live } from "#app/api/health/live/route.ts";
import { GET as ready } from "#app/api/health/ready/route.ts";
import { appDb, createDb, platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { checkReadiness } from "./readiness.ts";
import { zoneWarning } from "./time-zones.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const sql = (text: string) => asSuperuser(environment.superuserUrl, (client) => client.query(text));
const failing = async () => (await checkReadiness()).failing;

/** Breaks something, looks, and mends it. */
async function with_(broken: string, mended: string) {
  await sql(broken);
  try {
    return await failing();
  } finally {
    await sql(mended);
  }
}

test("contract 4: alive, ready, and no version anywhere (S8)", async () => {
  expect((await live()).status).toBe(200);
  const answer = await ready();
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ ready: true });
  expect(text).not.toMatch(/\d{4}[a-z]\b|postgres|node|\d+\.\d+/i);
});

test("Z11: outdated rules for zones are a warning that names them, not a failure", async () => {
  const { failing: none, warnings } = await checkReadiness();
  expect(none).toEqual([]);
  for (const warning of warnings) expect(warning).toMatch(/^timezone-data: .* [A-Z]\w+\/\w+/);
  expect(zoneWarning("This server", ["America/Havana"])).toContain("America/Havana");
  expect(zoneWarning("This server", [])).toBeNull();
});

test("a missing or deferred overlap rule", async () => {
  const [row] = (
    await sql(
      "SELECT pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE conname = 'allocation_no_overlap'",
    )
  ).rows as { d: string }[];
  expect(
    await with_(
      "ALTER TABLE allocation DROP CONSTRAINT allocation_no_overlap",
      `ALTER TABLE allocation ADD CONSTRAINT allocation_no_overlap ${row?.d}`,
    ),
  ).toEqual(["constraints"]);
  expect(await failing()).toEqual([]);
});

test.each([
  [
    "ALTER TABLE payment RENAME CONSTRAINT payment_never_gives_back_more TO gone",
    "ALTER TABLE payment RENAME CONSTRAINT gone TO payment_never_gives_back_more",
  ],
  ["ALTER TABLE refund DISABLE TRIGGER refund_counts", "ALTER TABLE refund ENABLE TRIGGER refund_counts"],
  [
    "ALTER INDEX ledger_entry_tenant_id_reference_key RENAME TO gone",
    "ALTER INDEX gone RENAME TO ledger_entry_tenant_id_reference_key",
  ],
])("P12: a promise about money that is gone: %s", async (damage, repair) => {
  expect(await with_(damage, repair)).toEqual(["constraints"]);
  expect(await failing()).toEqual([]);
});

test("T11: one table without forced row-level security, or one without a policy", async () => {
  expect(
    await with_(
      "ALTER TABLE message NO FORCE ROW LEVEL SECURITY",
      "ALTER TABLE message FORCE ROW LEVEL SECURITY",
    ),
  ).toEqual(["row-level-security"]);
  expect(await with_("CREATE TABLE loose (tenant_id uuid, id uuid)", "DROP TABLE loose")).toEqual([
    "row-level-security",
  ]);
});

test("an application role that could step around the rules", async () => {
  const { failing: found } = await checkReadiness(platformDb(), platformDb());
  expect(found).toEqual(["row-level-security"]);
});

test("a migration that was not applied", async () => {
  expect(
    await with_(
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%invariants'",
      "UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name LIKE '%invariants'",
    ),
  ).toEqual(["migrations"]);
});

test("no database: one word, and soon (F4)", async () => {
  const nowhere = createDb("postgresql://punctual_app:x@127.0.0.1:1/nowhere", 1);
  const began = Date.now();
  expect((await checkReadiness(nowhere, nowhere)).failing).toEqual(["database"]);
  expect(Date.now() - began).toBeLessThan(5_000);
  await nowhere.$disconnect();
  expect(await appDb().$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});
