import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDatabase, ensureRoles, type RolePasswords, roleUrl } from "#scripts/local/roles.ts";
import { migrate } from "#scripts/migrate.ts";
import { type RunningPostgres, startPostgres } from "#scripts/postgres.ts";

/** What the test files need to know to clone a database; plain data, because it travels to other processes. */
export type TestCluster = { superuserUrl: string; passwords: RolePasswords };

export const TEMPLATE = "punctual_template";

/** A cluster of its own in a temporary folder, with the roles and the migrated template; gone after `stop`. */
export async function startTestCluster(): Promise<TestCluster & { stop(): Promise<void> }> {
  const parent = mkdtempSync(join(tmpdir(), "punctual-test-"));
  // As root the server runs as another user, who has to pass through.
  chmodSync(parent, 0o755);
  let postgres: RunningPostgres | undefined;
  const stop = async () => {
    await postgres?.stop();
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    postgres = await startPostgres({ dir: join(parent, "cluster"), durable: false });
    const { superuserUrl } = postgres;
    const passwords = { migrator: password(), app: password(), platform: password() };
    await ensureRoles(superuserUrl, passwords);
    await ensureDatabase(superuserUrl, TEMPLATE);
    await migrate(roleUrl(superuserUrl, "migrator", passwords, TEMPLATE));
    return { superuserUrl, passwords, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const password = () => randomBytes(18).toString("base64url");
