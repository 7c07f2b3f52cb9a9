/**
 * `node scripts/schema-snapshot.ts --write`: writes what the migrations make of an empty database to
 * prisma/schema.snapshot.sql, so that a review sees the effect of a migration and a test sees drift.
 * Without `--write` it prints.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTestCluster, TEMPLATE } from "../lib/db/testing/cluster.ts";
import { projectRoot } from "./local/project.ts";
import { asSuperuser, databaseUrl } from "./local/roles.ts";
import { schemaText } from "./local/schema-text.ts";

const HEADER =
  "-- Written by `node scripts/schema-snapshot.ts --write` after every migration; compared in the tests.\n\n";

const cluster = await startTestCluster();
try {
  const text = await asSuperuser(databaseUrl(cluster.superuserUrl, TEMPLATE), schemaText);
  if (process.argv.includes("--write"))
    writeFileSync(join(projectRoot, "prisma/schema.snapshot.sql"), HEADER + text);
  else process.stdout.write(HEADER + text);
} finally {
  await cluster.stop();
}
