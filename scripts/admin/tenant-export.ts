import pg from "pg";
import { readConfiguration } from "#lib/configuration/data.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { tenantForOperator } from "#lib/tenants/data.ts";
import { exportChunks } from "#lib/transfer/export.ts";
import { tenantTables } from "./tables.ts";

/** Rows of one table that are asked for at a time. */
const page = 1_000;

/**
 * A whole business as one JSON document, piece by piece: `configuration`, `customers` and `bookings` in the form that
 * the configuration and import APIs take back, and under `tables` every row there is, without secrets. Throws a sentence
 * for a slug that is nobody's.
 */
export async function* exportTenant(slug: string | undefined): AsyncGenerator<string, void> {
  const found = slug ? await tenantForOperator(slug) : null;
  if (!found)
    throw new Error(slug ? `--slug: There is no business "${slug}".` : "--slug: Please name the business.");
  const { scope, tenant } = found;
  const host = new URL(env().APP_URL).host;
  const document = await withTenant(scope, (tx) => readConfiguration(tx, scope, new Date()));
  yield `{"format":"punctual-tenant","version":1,"slug":${JSON.stringify(tenant.slug)},\n"configuration":${JSON.stringify(document)}`;
  for (const kind of ["customers", "bookings"] as const) {
    yield ",\n";
    let first = true;
    for await (const chunk of exportChunks(scope, tenant, { kind, format: "json" }, host)) {
      // The head and foot of a file of its own fall away.
      if (first) yield `"${kind}":[`;
      else yield chunk === "\n]}\n" ? "\n]" : chunk;
      first = false;
    }
  }
  yield ',\n"tables":{';
  yield* tables(scope.tenantId);
  yield "\n}}\n";
}

async function* tables(tenantId: string): AsyncGenerator<string, void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL_PLATFORM });
  await client.connect();
  try {
    const all = [
      { name: "tenant", columns: ["*"], key: "id" },
      ...(await tenantTables(client)).map((table) => ({ ...table, key: "tenant_id" })),
    ];
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for (const [index, { name, columns, key }] of all.entries()) {
      const list = columns
        .map((column) => (column === "*" ? column : pg.escapeIdentifier(column)))
        .join(", ");
      // A cursor takes no parameters; the id is the database's own.
      const id = pg.escapeLiteral(tenantId);
      await client.query(
        `DECLARE rows NO SCROLL CURSOR FOR SELECT ${list} FROM ${pg.escapeIdentifier(name)} WHERE ${key} = ${id}`,
      );
      yield `${index === 0 ? "\n" : ",\n"}${JSON.stringify(name)}:[`;
      for (let comma = "\n"; ; comma = ",\n") {
        const { rows } = await client.query(`FETCH ${page} FROM rows`);
        if (rows.length > 0) yield comma + rows.map((row) => JSON.stringify(row)).join(",\n");
        if (rows.length < page) break;
      }
      await client.query("CLOSE rows");
      yield "]";
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
