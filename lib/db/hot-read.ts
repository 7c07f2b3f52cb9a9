import { createHash } from "node:crypto";
import pg from "pg";
import { env } from "#lib/env.ts";
import { isUuid } from "#lib/ids.ts";
import { rootLog } from "#lib/log.ts";
import { OneTrip, type Row, type Statement } from "./one-trip.ts";
import type { TenantScope } from "./scope.ts";
import { sqlState } from "./sqlstate.ts";

// The one place that reads without Prisma. Prisma needs five round trips for a read inside a tenant (begin, set the
// tenant, two queries, commit), each planned anew; here they are one, of prepared statements. They are one transaction,
// so the tenant is set for them and for nothing else, and the same role and row-level security hold.

type Value = number | string | readonly string[];

/** SQL that was put together here, with its values beside it: `parts` has one more than `values`. */
export interface Sql {
  readonly parts: readonly string[];
  readonly values: readonly Value[];
}

/** Every value in a template becomes a parameter, another `Sql` a part of it. */
export function sql(strings: TemplateStringsArray, ...given: (Value | Sql)[]): Sql {
  const parts = [strings[0] ?? ""];
  const values: Value[] = [];
  const write = (text: string) => parts.push((parts.pop() ?? "") + text);
  for (const [i, value] of given.entries()) {
    if (typeof value === "object" && "parts" in value) {
      write(value.parts[0] ?? "");
      parts.push(...value.parts.slice(1));
      values.push(...value.values);
      write(strings[i + 1] ?? "");
    } else {
      values.push(value);
      parts.push(strings[i + 1] ?? "");
    }
  }
  return { parts, values };
}

/** As Postgres reads it from text. @throws TypeError for numbers and lists that would not arrive as they are */
function parameter(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "object" && value.every(isUuid)) return `{${value.join(",")}}`;
  throw new TypeError("A hot read takes whole numbers, text, and lists of UUIDs");
}

// Texts are as many as there are templates: values never become part of them.
const names = new Map<string, string>();

/** The name says what the text is, so that no pooler can mistake one for another. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `hot_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

export function statementOf({ parts, values }: Sql): Statement {
  const text = parts.reduce((before, part, i) => `${before}$${i}${part}`);
  return { name: nameOf(text), text, values: values.map(parameter) };
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

async function oneTrip(statements: readonly Statement[], prepare: boolean): Promise<readonly Row[][]> {
  const client = await pool().connect();
  try {
    const trip = new OneTrip(statements, prepare);
    client.query(trip);
    const rows = await trip.rows;
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

// 26000, 42P05: a pooler that shares connections and does not follow names. 0A000: a column changed its type.
const misprepared: ReadonlySet<string | null> = new Set(["26000", "42P05", "0A000"]);
let chances = 3;

/**
 * Rows of each statement, all of one tenant, in one round trip; none for null.
 * @throws what Postgres throws; lib/db/sqlstate.ts reads it.
 */
export async function hotRead(
  scope: TenantScope,
  statements: readonly (Sql | null)[],
): Promise<readonly (readonly Row[])[]> {
  const tenant = sql`SELECT set_config('app.tenant_id', ${scope.tenantId}, true)`;
  const asked = [tenant, ...statements.filter((statement) => statement !== null)].map(statementOf);
  const [, ...found] = await oneTrip(asked, chances > 0).catch((error: unknown) => {
    if (!misprepared.has(sqlState(error))) throw error;
    if (--chances === 0) rootLog().warn({ err: error }, "statements cannot be kept here; reading without");
    return oneTrip(asked, false);
  });
  return statements.map((statement) => (statement === null ? [] : (found.shift() ?? [])));
}
