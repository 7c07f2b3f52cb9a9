import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/db/testing.ts";
import { projectRoot } from "./local/project.ts";
import { asSuperuser } from "./local/roles.ts";
import { schemaText } from "./local/schema-text.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("prisma/schema.snapshot.sql is what the migrations make (else: node scripts/schema-snapshot.ts --write)", async () => {
  const committed = readFileSync(join(projectRoot, "prisma/schema.snapshot.sql"), "utf8");
  const actual = await asSuperuser(database.superuserUrl, schemaText);
  expect(committed.slice(committed.indexOf("\n\n") + 2)).toBe(actual);
});
