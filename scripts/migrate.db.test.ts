import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/db/testing.ts";
import { asSuperuser } from "./local/roles.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;
let root: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "punctual-migrate-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, sql: string): void {
  const dir = join(root, "prisma/migrations", name);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "migration.sql"), sql);
}

const run = () => migrate(database.migratorUrl, root);
const exists = async (table: string) => {
  const { rows } = await asSuperuser(database.superuserUrl, (client) =>
    client.query("SELECT to_regclass($1) IS NOT NULL AS found", [table]),
  );
  return rows[0].found;
};

test("applies what is missing once, functions with semicolons included", async () => {
  write(
    "9001_function",
    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;",
  );
  expect(await run()).toEqual({ applied: ["9001_function"] });
  expect(await run()).toEqual({ applied: [] });
});

test("a migration that fails is named with its line and leaves nothing behind, so that its correction applies", async () => {
  write("9002_half", "CREATE TABLE half (a int);\nSELECT nonsense;");
  await expect(run()).rejects.toThrow(
    'Migration 9002_half failed at line 2: column "nonsense" does not exist',
  );
  expect(await exists("half")).toBe(false);
  write("9002_half", "CREATE TABLE half (a int);");
  expect(await run()).toEqual({ applied: ["9002_half"] });
});

test("two copies that start at once apply it once", async () => {
  write("9003_once", "SELECT pg_sleep(0.3); CREATE TABLE once (a int);");
  const results = await Promise.all([run(), run()]);
  expect(results.flatMap(({ applied }) => applied)).toEqual(["9003_once"]);
});
