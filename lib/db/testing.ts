import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { asSuperuser, databaseUrl, roleUrl } from "#scripts/local/roles.ts";
import { TEMPLATE } from "./testing/cluster.ts";

export type TestDatabase = {
  /** The role under row-level security. */
  appUrl: string;
  /** The role that crosses tenants. */
  platformUrl: string;
  /** The role that owns the tables. */
  migratorUrl: string;
  superuserUrl: string;
  drop(): Promise<void>;
};

/**
 * A freshly migrated, empty database of the test file's own, cloned in some 50 ms. Call it in `beforeAll`, `drop`
 * in `afterAll`; connections still open are cut. Only in `*.db.test.ts` (the `db` project of vitest).
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuserUrl, passwords } = inject("testCluster");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const run = (sql: string) => asSuperuser(superuserUrl, (client) => client.query(sql));
  await run(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${TEMPLATE} OWNER punctual_migrator`);
  return {
    appUrl: roleUrl(superuserUrl, "app", passwords, name),
    platformUrl: roleUrl(superuserUrl, "platform", passwords, name),
    migratorUrl: roleUrl(superuserUrl, "migrator", passwords, name),
    superuserUrl: databaseUrl(superuserUrl, name),
    async drop() {
      await run(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    },
  };
}
