import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { env } from "#lib/env.ts";
import { createDb, type Db } from "./client.ts";
import { type TestEnvironment, testEnvironment } from "./testing/environment.ts";
import { type FixtureTenant, fixtureTenant } from "./testing/fixture.ts";
import { serializable, withTenant } from "./transaction.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let db: Db;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
  db = createDb(env().DATABASE_URL, 1);
});
afterAll(async () => {
  await db.$disconnect();
  await environment.drop();
});

/** What is handed to a new connection, with a bar where it waited for an answer. */
async function sentBy(work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { query } = pg.Client.prototype;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...args) {
    const [config] = args as unknown as [{ text: string }];
    sent.push(config.text.slice(0, 33));
    const answer = Reflect.apply(query, this, args);
    void Promise.resolve(answer).then(
      () => sent.at(-1) !== "|" && sent.push("|"),
      () => undefined,
    );
    return answer;
  });
  const fresh = createDb(env().DATABASE_URL, 1);
  await work(fresh).finally(() => spy.mockRestore());
  await fresh.$disconnect();
  return sent;
}

const one = "SELECT 1";
const setTenant = "SELECT set_config('app.tenant_id'";

test("a transaction is begun, its isolation and its tenant set, on the way to its first statement", async () => {
  const reads = await sentBy((fresh) =>
    withTenant(tenant.scope, async (tx) => [await tx.$queryRaw`SELECT 1`, await tx.$queryRaw`SELECT 1`], {
      db: fresh,
    }),
  );
  expect(reads).toEqual(["BEGIN", setTenant, one, "|", one, "|", "COMMIT", "|"]);
  const writes = await sentBy((fresh) => serializable(tenant.scope, (tx) => tx.$queryRaw`SELECT 1`, fresh));
  expect(writes).toEqual(["BEGIN ISOLATION LEVEL SERIALIZABL", setTenant, one, "|", "COMMIT", "|"]);
});

test("one that asks nothing is not begun, whether it ends well or not", async () => {
  expect(await sentBy((fresh) => withTenant(tenant.scope, async () => 1, { db: fresh }))).toEqual([]);
  const fail = async (): Promise<never> => {
    throw new Error("no");
  };
  const failed = await sentBy((fresh) => withTenant(tenant.scope, fail, { db: fresh }).catch(() => 1));
  expect(failed).toEqual([]);
});

test("level and tenant are those that were asked for, and gone afterwards", async () => {
  const look = (tx: Pick<Db, "$queryRaw">) => tx.$queryRaw`
    SELECT current_setting('transaction_isolation') AS level, current_setting('app.tenant_id', true) AS tenant`;
  const { tenantId } = tenant;
  expect(await serializable(tenant.scope, look, db)).toEqual([{ level: "serializable", tenant: tenantId }]);
  expect(await withTenant(tenant.scope, look, { db })).toEqual([
    { level: "read committed", tenant: tenantId },
  ]);
  expect(await look(db)).toEqual([{ level: "read committed", tenant: "" }]);
});

test("where the tenant cannot be set, the statement behind it fails and does nothing", async () => {
  const badly = db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenant.tenantId}, true), 1 / 0`;
    await tx.$executeRaw`UPDATE tenant SET name = 'changed'`;
  });
  await expect(badly).rejects.toThrow();
  const rows = await withTenant(tenant.scope, (tx) => tx.tenant.findMany({ select: { name: true } }), { db });
  expect(rows).toHaveLength(1);
  expect(rows).not.toEqual([{ name: "changed" }]);
});

test("what failed is rolled back, and the connection serves the next", async () => {
  const { tenantId: id } = tenant;
  const failed = withTenant(
    tenant.scope,
    async (tx) => {
      await tx.tenant.update({ where: { id }, data: { name: "half done" } });
      await tx.$executeRaw`SELECT 1 / 0`;
    },
    { db },
  );
  await expect(failed).rejects.toThrow();
  const rows = await withTenant(tenant.scope, (tx) => tx.tenant.findMany({ select: { name: true } }), { db });
  expect(rows).not.toEqual([{ name: "half done" }]);
});
