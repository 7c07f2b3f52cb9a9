import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeHotReads, hotRead, statementOf } from "./hot-read.ts";
import { OneTrip } from "./one-trip.ts";
import { sql } from "./sql.ts";
import { type TestEnvironment, testEnvironment } from "./testing/environment.ts";
import { type FixtureTenant, fixtureTenant } from "./testing/fixture.ts";

let environment: TestEnvironment;
let mine: FixtureTenant;
let theirs: FixtureTenant;
let client: pg.Client;
beforeAll(async () => {
  environment = await testEnvironment();
  [mine, theirs] = [await fixtureTenant(), await fixtureTenant()];
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await closeHotReads();
  await environment.drop();
});

const slugs = sql`SELECT slug FROM tenant`;
const pick = (number: number) => sql`SELECT ${number}::int`;

test("T1: a hot read sees its own tenant, whatever the statement asks for", async () => {
  expect(await hotRead(mine.scope, [slugs])).toEqual([[[mine.slug]]]);
  expect(await hotRead(theirs.scope, [slugs])).toEqual([[[theirs.slug]]]);
  const foreign = sql`SELECT slug FROM tenant WHERE id = ${theirs.tenantId}`;
  expect(await hotRead(mine.scope, [foreign])).toEqual([[]]);
});

test("T10: the tenant is set for one trip only, also on the same connection with the same statements", async () => {
  const tenant = sql`SELECT set_config('app.tenant_id', ${mine.tenantId}, true)`;
  const run = async (...asked: (typeof slugs)[]) => {
    const trip = new OneTrip(asked.map(statementOf));
    client.query(trip);
    return trip.rows;
  };
  for (let i = 0; i < 8; i++) {
    expect((await run(tenant, slugs))[1]).toEqual([[mine.slug]]);
    expect((await run(slugs))[0]).toEqual([]);
    expect((await client.query("SELECT slug FROM tenant")).rows).toEqual([]);
  }
});

test("rows come by statement, none for null; a failure is that of its own trip", async () => {
  expect(await hotRead(mine.scope, [pick(1), null, pick(2)])).toEqual([[["1"]], [], [["2"]]]);
  await expect(hotRead(mine.scope, [pick(1), sql`SELECT 1 / ${0}::int`])).rejects.toMatchObject({
    code: "22012",
  });
  const reads = Array.from({ length: 20 }, (_, i) => hotRead(mine.scope, [pick(i), slugs]));
  expect(await Promise.all(reads)).toEqual(reads.map((_, i) => [[[String(i)]], [[mine.slug]]]));
});

test("a pooler that forgets prepared statements makes reads slower, not wrong", async () => {
  for (let i = 0; i < 5; i++) {
    await hotRead(mine.scope, [sql`DEALLOCATE ALL`]);
    expect(await hotRead(mine.scope, [slugs, pick(i)])).toEqual([[[mine.slug]], [[String(i)]]]);
  }
});

test("I15: a value never becomes SQL", () => {
  const evil = "'; DROP TABLE booking; --";
  const part = sql`a = ${evil} OR a = ANY (${[mine.tenantId, theirs.tenantId]})`;
  const { text, values } = statementOf(sql`SELECT ${1} WHERE ${part} AND b = ${"x"}`);
  expect(text).toBe("SELECT $1 WHERE a = $2 OR a = ANY ($3) AND b = $4");
  expect(values).toEqual(["1", evil, `{${mine.tenantId},${theirs.tenantId}}`, "x"]);
  for (const value of [1.5, Number.NaN, ["x"], [`${mine.tenantId},"`]])
    expect(() => statementOf(sql`SELECT ${value}`)).toThrow(TypeError);
});
