import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project.ts";

export type Migration = { name: string; sql: string; checksum: string };

/** The migrations in `prisma/migrations`, oldest first. The checksum is Prisma's: SHA-256 of the file, in hex. */
export function readMigrations(root: string = projectRoot): Migration[] {
  const dir = join(root, "prisma/migrations");
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

export type AppliedMigration = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/**
 * What is still to be applied. Names in the database that the folder lacks are fine: during a rolling update an
 * older copy starts against a newer schema.
 * Throws a sentence when the history cannot be continued: a migration half done, or edited after it was applied.
 */
export function pendingMigrations(migrations: Migration[], history: AppliedMigration[]): Migration[] {
  const live = history.filter((row) => row.rolled_back_at === null);
  const unfinished = live.find((row) => row.finished_at === null);
  if (unfinished) {
    throw new Error(
      `Migration ${unfinished.migration_name} was begun and never finished. Repair the schema by hand, then set rolled_back_at in its row of _prisma_migrations.`,
    );
  }
  const checksums = new Map(live.map((row) => [row.migration_name, row.checksum]));
  for (const { name, checksum } of migrations) {
    const applied = checksums.get(name);
    if (applied !== undefined && applied !== checksum) {
      throw new Error(
        `Migration ${name} was edited after it was applied. Restore it and write a new migration.`,
      );
    }
  }
  return migrations.filter((migration) => !checksums.has(migration.name));
}
