import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("each role signs in as itself, and only the platform role steps around row-level security", async () => {
  const question =
    "SELECT current_user AS name, rolbypassrls AS bypass, rolsuper AS super FROM pg_roles WHERE rolname = current_user";
  expect(await ask(database.appUrl, question)).toEqual([
    { name: "punctual_app", bypass: false, super: false },
  ]);
  expect(await ask(database.platformUrl, question)).toEqual([
    { name: "punctual_platform", bypass: true, super: false },
  ]);
  expect(await ask(database.migratorUrl, question)).toEqual([
    { name: "punctual_migrator", bypass: false, super: false },
  ]);
});

test("the database is the migrated one", async () => {
  const [row] = await ask(database.superuserUrl, "SELECT count(*)::int AS n FROM _prisma_migrations");
  expect(row).toEqual({ n: expect.toSatisfy((n: number) => n > 0) });
});
