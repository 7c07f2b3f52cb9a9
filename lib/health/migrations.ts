import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "#lib/db/client.ts";

let known: readonly string[] | undefined;

/** The migrations this build was made with; it runs in the folder of package.json. */
function shipped(): readonly string[] {
  known ??= readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return known;
}

/** Whether everything this build needs was applied. Newer ones are fine: an older copy serves during an update. */
export async function migrationsApplied(db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map((row) => row.migration_name));
  return shipped().length > 0 && shipped().every((name) => applied.has(name));
}
