import type pg from "pg";
import pgDriver from "pg";
import { env } from "#lib/env.ts";
import { asSuperuser } from "../local/roles.ts";
import { deletionOrder, platformTables, tenantIdOf, tenantTables } from "./tables.ts";

/** What was erased, and the proof that nothing is left. */
export interface Erasure {
  erased: string;
  /** Rows per table. */
  deleted: Record<string, number>;
  proof: {
    /** Rows of the business in any table, afterwards. */
    rowsLeft: number;
    /** Mail addresses that stood in its rows. */
    addressesKnown: number;
    /** Those that still stand somewhere and should not: table and count, never the address. */
    addressesLeft: { table: string; count: number }[];
    /** Those that other businesses, or people who belong to other businesses, gave us themselves. */
    addressesOfOthers: number;
  };
}

const quote = pgDriver.escapeIdentifier;
const mail = "[A-Za-z0-9.!#$%&*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+";

/**
 * Erases a business: every row in one transaction, then a search of every table of the database for rows of it and for
 * every mail address that stood in them. Whatever is found that should not be there undoes all of it and is an error.
 * People who belonged to no other business go too, with their sessions and links.
 */
export const eraseTenant = (slug: string | undefined): Promise<Erasure> =>
  asSuperuser(env().DATABASE_URL_PLATFORM, async (client) => {
    const tenantId = await tenantIdOf(client, slug);
    await client.query("BEGIN");
    try {
      await client.query(
        "SELECT set_config('punctual.erased_tenant', $1, true), set_config('statement_timeout', '0', true)",
        [tenantId],
      );
      const names = (await tenantTables(client)).map(({ name }) => name);
      const addresses = await addressesOf(client, names, tenantId);
      const deleted = await deleteRows(client, names, tenantId, addresses);
      const proof = await prove(client, names, tenantId, addresses);
      if (proof.rowsLeft > 0 || proof.addressesLeft.length > 0)
        throw new Error(`Nothing was erased, since something would have stayed: ${JSON.stringify(proof)}`);
      await client.query("COMMIT");
      return { erased: slug ?? "", deleted, proof };
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    }
  });

/** Every mail address in the rows of a business, in lower case; its people's own too. */
async function addressesOf(client: pg.Client, names: readonly string[], tenantId: string): Promise<string[]> {
  const found = new Set<string>();
  const collect = async (from: string) => {
    const { rows } = await client.query<{ address: string }>(
      `SELECT DISTINCT lower(m[1]) AS address FROM ${from}, LATERAL regexp_matches(t::text, '(${mail})', 'g') m`,
      [tenantId],
    );
    for (const { address } of rows) found.add(address);
  };
  for (const name of names) await collect(`(SELECT * FROM ${quote(name)} WHERE tenant_id = $1) t`);
  await collect("(SELECT * FROM tenant WHERE id = $1) t");
  await collect("(SELECT u.* FROM app_user u JOIN member m ON m.user_id = u.id WHERE m.tenant_id = $1) t");
  return [...found];
}

async function deleteRows(
  client: pg.Client,
  names: readonly string[],
  tenantId: string,
  addresses: readonly string[],
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  const remove = async (table: string, where: string, values: unknown[]) => {
    const { rowCount } = await client.query(`DELETE FROM ${quote(table)} WHERE ${where}`, values);
    deleted[table] = (deleted[table] ?? 0) + (rowCount ?? 0);
  };
  const { rows: people } = await client.query<{ id: string }>(
    "SELECT user_id AS id FROM member WHERE tenant_id = $1",
    [tenantId],
  );
  // What is deleted with its parent is counted as well: children come first.
  for (const name of await deletionOrder(client, names)) await remove(name, "tenant_id = $1", [tenantId]);
  await remove("tenant", "id = $1", [tenantId]);
  const alone = "id = ANY($1) AND NOT EXISTS (SELECT FROM member m WHERE m.user_id = app_user.id)";
  const ids = people.map(({ id }) => id);
  await remove("auth_session", `user_id IN (SELECT id FROM app_user WHERE ${alone})`, [ids]);
  await remove("app_user", alone, [ids]);
  // Links that were mailed to somebody who has no account (any more).
  await remove(
    "sign_in_token",
    "lower(email) = ANY($1) AND NOT EXISTS (SELECT FROM app_user u WHERE lower(u.email) = lower(sign_in_token.email))",
    [addresses],
  );
  return deleted;
}

/** Looks through every table there is. An address counts as somebody else's where another business's own row has it. */
async function prove(
  client: pg.Client,
  names: readonly string[],
  tenantId: string,
  addresses: readonly string[],
): Promise<Erasure["proof"]> {
  let rowsLeft = 0;
  const addressesLeft: Erasure["proof"]["addressesLeft"] = [];
  const ofOthers = new Set<string>();
  const hits = async (table: string, owned: string) => {
    const { rows } = await client.query<{ address: string; others: boolean }>(
      `SELECT DISTINCT lower(m[1]) AS address, ${owned} AS others
       FROM ${quote(table)} t, LATERAL regexp_matches(t::text, '(${mail})', 'g') m WHERE lower(m[1]) = ANY($1)`,
      [addresses],
    );
    for (const { address, others } of rows) if (others) ofOthers.add(address);
    const count = rows.filter(({ others }) => !others).length;
    if (count > 0) addressesLeft.push({ table, count });
  };
  for (const name of [...names, "tenant"]) {
    const key = name === "tenant" ? "id" : "tenant_id";
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${quote(name)} WHERE ${key} = $1`,
      [tenantId],
    );
    rowsLeft += rows[0]?.count ?? 0;
    await hits(name, `${key} <> ${pgDriver.escapeLiteral(tenantId)}`);
  }
  const belongs = (email: string) =>
    `EXISTS (SELECT FROM app_user u JOIN member m ON m.user_id = u.id WHERE lower(u.email) = lower(${email}))`;
  for (const name of (await platformTables(client)).filter((one) => one !== "tenant"))
    await hits(name, name === "app_user" || name === "sign_in_token" ? belongs("t.email") : "false");
  return { rowsLeft, addressesKnown: addresses.length, addressesLeft, addressesOfOthers: ofOthers.size };
}
