import pg from "pg";
import { env } from "#lib/env.ts";
import { isUuid } from "#lib/ids.ts";
import { rootLog } from "#lib/log.ts";
import type { TenantScope } from "./scope.ts";

// The one place that reads without Prisma. Prisma needs five round trips for a read inside a tenant (begin, set the
// tenant, two queries, commit); here they are one. Postgres runs the statements of one simple query as one
// transaction (protocol documentation, 55.2.2), so the tenant is set for them and for nothing else, and the same role
// and row-level security hold. A simple query has no parameters: values become text only through the functions
// below, which let nothing through but UUIDs and whole numbers.

/** SQL that was put together here, and not from anybody's text. */
export interface Sql {
  readonly text: string;
}

/** Every value in a template is a number, a UUID, a list of UUIDs, or such SQL. @throws for anything else */
export function sql(
  parts: TemplateStringsArray,
  ...values: (number | string | readonly string[] | Sql)[]
): Sql {
  return { text: parts.reduce((text, part, i) => text + literal(values[i - 1]) + part) };
}

function literal(value: number | string | readonly string[] | Sql | undefined): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "string" && isUuid(value)) return `'${value}'::uuid`;
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(",")}]::uuid[]`;
  if (typeof value === "object" && "text" in value) return value.text;
  throw new TypeError("Only whole numbers and UUIDs may be written into a hot read");
}

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

/**
 * Rows of each statement, as arrays of columns, all of one tenant, in one round trip.
 * @throws what Postgres throws; lib/db/sqlstate.ts reads it.
 */
export async function hotRead(scope: TenantScope, statements: readonly Sql[]): Promise<unknown[][][]> {
  const tenant = sql`SELECT set_config('app.tenant_id', ${scope.tenantId}::text, true)`;
  const text = [tenant, ...statements].map((statement) => statement.text).join(";\n");
  // Several statements give several results, which the types of `pg` do not know.
  const results: unknown = await pool().query({ text, rowMode: "array" });
  if (!Array.isArray(results)) throw new TypeError("A hot read needs at least one statement");
  return results.slice(1).map((result: pg.QueryArrayResult<unknown[]>) => result.rows);
}
