import { asSuperuser } from "../local/roles.ts";

/** The module that makes a web process ask for less than it needs; see its own words. */
export const readCommitted = new URL("./read-committed.mjs", import.meta.url).href;

/**
 * Takes away what holds the first promise: both exclusion constraints and the index of live seats. Only ever called
 * with a scratch database that this program made itself. @returns what is gone
 */
export const plantOverlaps = (superuserUrl: string): Promise<string[]> =>
  asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ kind: string; name: string }>(
      `SELECT 'constraint' AS kind, conname AS name FROM pg_constraint
        WHERE conrelid = 'allocation'::regclass AND contype = 'x'
       UNION ALL
       SELECT 'index', indexrelid::regclass::text FROM pg_index
        WHERE indrelid = 'seat'::regclass AND indisunique AND NOT indisprimary AND pg_get_indexdef(indexrelid) LIKE '%seat_no%'`,
    );
    for (const { kind, name } of rows) {
      if (kind === "constraint")
        await client.query(`ALTER TABLE allocation DROP CONSTRAINT ${client.escapeIdentifier(name)}`);
      else await client.query(`DROP INDEX ${name}`);
    }
    return rows.map(({ name }) => name);
  });
