import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { projectRoot } from "./project.ts";

export type RolePasswords = { migrator: string; app: string; platform: string };
type Role = keyof RolePasswords;

/** Makes the three roles of design 4.5 with exactly these passwords, by the file that operators run too. */
export async function ensureRoles(superuserUrl: string, passwords: RolePasswords): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    for (const [role, password] of Object.entries(passwords)) {
      await client.query("SELECT set_config($1, $2, false)", [`punctual.${role}_password`, password]);
    }
    await client.query(readFileSync(join(projectRoot, "deploy/roles.sql"), "utf8"));
  });
}

/** Makes the database `name`, owned by the migrator, unless it is there. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER punctual_migrator`);
    }
  });
}

/** The address of `database` on the same server, for one of the three roles. */
export function roleUrl(
  superuserUrl: string,
  role: Role,
  passwords: RolePasswords,
  database: string,
): string {
  const url = new URL(databaseUrl(superuserUrl, database));
  url.username = `punctual_${role}`;
  url.password = passwords[role];
  return url.href;
}

/** The same role and server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** Runs `work` on one connection and closes it, whatever happens. */
export async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "punctual-scripts" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
