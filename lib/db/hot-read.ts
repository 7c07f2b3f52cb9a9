import pg from "pg";
import { env } from "#lib/env.ts";
import { rootLog } from "#lib/log.ts";
import { OneTrip, type Row, type Statement } from "./one-trip.ts";
import type { TenantScope } from "./scope.ts";
import { type Sql, sql, textOf } from "./sql.ts";
import { createStatementNames } from "./statement-names.ts";

// The one place that reads without Prisma. Prisma needs five round trips for a read inside a tenant (begin, set the
// tenant, two queries, commit), each planned anew; here they are one, of prepared statements. They are one transaction,
// so the tenant is set for them and for nothing else, and the same role and row-level security hold.

const shared = globalThis as { punctualHotPool?: pg.Pool };

function pool(): pg.Pool {
  if (!shared.punctualHotPool) {
    shared.punctualHotPool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: Math.max(2, Math.ceil(env().DATABASE_POOL / 2)),
      connectionTimeoutMillis: 2_500,
      idleTimeoutMillis: 30_000,
      statement_timeout: 5_000,
      keepAlive: true,
      application_name: "punctual-hot",
    });
    // An idle connection that the server closes; the next read opens another.
    shared.punctualHotPool.on("error", (error) =>
      rootLog().warn({ err: error }, "an idle connection was lost"),
    );
  }
  return shared.punctualHotPool;
}

/** Closes the connections; for tests. */
export async function closeHotReads(): Promise<void> {
  await shared.punctualHotPool?.end();
  delete shared.punctualHotPool;
}

async function oneTrip(statements: readonly Statement[]): Promise<readonly Row[][]> {
  const client = await pool().connect();
  try {
    const trip = new OneTrip(statements);
    client.query(trip);
    const rows = await trip.rows;
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const names = createStatementNames({ useAfter: 1 });

export function statementOf(asked: Sql): Statement {
  const { text, values } = textOf(asked);
  return { name: names.nameOf(text) ?? "", text, values };
}

/**
 * Rows of each statement, all of one tenant, in one round trip; none for null.
 * @throws what Postgres throws; lib/db/sqlstate.ts reads it.
 */
export async function hotRead(
  scope: TenantScope,
  statements: readonly (Sql | null)[],
): Promise<readonly (readonly Row[])[]> {
  const tenant = sql`SELECT set_config('app.tenant_id', ${scope.tenantId}, true)`;
  const asked = [tenant, ...statements.filter((statement) => statement !== null)];
  const [, ...found] = await oneTrip(asked.map(statementOf)).catch((error: unknown) => {
    if (!names.blame(error)) throw error;
    return oneTrip(asked.map((one) => ({ ...statementOf(one), name: "" })));
  });
  return statements.map((statement) => (statement === null ? [] : (found.shift() ?? [])));
}
