/**
 * `node scripts/diff.ts [--from-empty]`: prints the SQL that leads from the migrations (or from nothing) to
 * prisma/schema.prisma, as the beginning of a new migration. Writes no file, changes no database that is kept.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRoles } from "./local/roles.ts";
import { migrationList, openSchemaEngine, readSchema } from "./local/schema-engine.ts";
import { startPostgres } from "./postgres.ts";

// Postgres may run as another user, who must be able to pass through.
const parent = mkdtempSync(join(tmpdir(), "punctual-diff-"));
chmodSync(parent, 0o755);
const postgres = await startPostgres({ dir: join(parent, "cluster"), durable: false });
try {
  // The migrations grant to the roles, which belong to the server, not to the database.
  const password = "only-for-this-comparison";
  await ensureRoles(postgres.superuserUrl, { migrator: password, app: password, platform: password });
  const engine = await openSchemaEngine(postgres.superuserUrl);
  const { stdout } = await engine.diff({
    from: process.argv.includes("--from-empty")
      ? { tag: "empty" }
      : { tag: "migrations", ...migrationList() },
    to: { tag: "schemaDatamodel", files: [readSchema()] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  process.stdout.write(stdout ?? "");
} finally {
  await postgres.stop();
  rmSync(parent, { recursive: true, force: true });
}
process.exit();
