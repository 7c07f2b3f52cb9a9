import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Db } from "#lib/db/client.ts";
import { PrismaClient } from "#prisma/generated/client.ts";

/** Asked before every statement, BEGIN and COMMIT too; the statement is sent when it answers, as the text it answers. */
export type Gate = (sql: string) => Promise<string>;

const textOf = (query: unknown): string =>
  typeof query === "string"
    ? query
    : typeof query === "object" && query !== null
      ? String(Reflect.get(query, "text"))
      : "";

/**
 * A client on one connection whose statements wait for permission, one at a time. Everything above the driver is the
 * product's own: Prisma writes the same SQL in the same order as ever.
 */
export async function gatedDb(connectionString: string, gate: Gate): Promise<{ db: Db; pid: number }> {
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0, options: "-c timezone=UTC" });
  const first = await pool.connect();
  const { rows } = await first.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const send = first.query.bind(first) as (...args: unknown[]) => Promise<unknown>;
  let line: Promise<unknown> = Promise.resolve();
  // Prisma reads several relations at once and leaves it to the driver to put them into a line; here they stand in one.
  const gated = (query: unknown, ...rest: unknown[]): Promise<unknown> => {
    const turn = line.then(async () => {
      const text = await gate(textOf(query));
      return send(typeof query === "object" ? { ...query, text } : text, ...rest);
    });
    line = turn.catch(() => undefined);
    return turn;
  };
  Reflect.set(first, "query", gated);
  first.release();
  const db = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 30_000, timeout: 60_000 },
  });
  return { db, pid: rows[0]?.pid ?? 0 };
}
