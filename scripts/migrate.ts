/**
 * `npm run migrate`: brings `DATABASE_URL` up to the files in prisma/migrations, needing no network but the database's.
 *
 * Not `prisma migrate deploy`: its engine is a download, and the WebAssembly one cuts scripts at every semicolon,
 * which breaks functions. The history table is Prisma's own, so that either can continue where the other stopped.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import {
  type AppliedMigration,
  type Migration,
  pendingMigrations,
  readMigrations,
} from "./local/migrations.ts";
import { isMain, projectRoot } from "./local/project.ts";

// The advisory lock that Prisma's engine takes: the two never migrate at once.
const PRISMA_LOCK = 72707369;

const CREATE_HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/**
 * Applies what is missing, oldest first, each in a transaction of its own: a migration that fails leaves nothing
 * behind. Copies that start at once wait for each other.
 * Throws with the migration's name and line; see `pendingMigrations` for histories that are refused.
 * @param databaseUrl of the role that owns the schema, not of the application's.
 * @returns the names applied by this call.
 */
export async function migrate(databaseUrl: string, root = projectRoot): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "punctual-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query("SET client_min_messages = warning");
    await client.query(CREATE_HISTORY);
    const { rows } = await client.query<AppliedMigration>(
      "SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations",
    );
    const pending = pendingMigrations(readMigrations(root), rows);
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    // Ends the session and with it the lock, also when the server is gone.
    await client.end();
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new Error(`Migration ${name} failed${placeOf(error, sql)}: ${messageOf(error)}`, { cause: error });
  }
}

function placeOf(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isNaN(position) ? "" : ` at line ${sql.slice(0, position).split("\n").length}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (isMain(import.meta)) {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) {
    console.error("DATABASE_URL is not set: name the database to migrate, as the role that owns its tables.");
    process.exit(1);
  }
  try {
    const { applied } = await migrate(databaseUrl);
    console.log(applied.length === 0 ? "Nothing to apply." : `Applied: ${applied.join(", ")}`);
  } catch (error) {
    console.error(messageOf(error));
    process.exit(1);
  }
}
