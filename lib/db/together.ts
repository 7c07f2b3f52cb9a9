import { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "./client.ts";
import type { Row } from "./one-trip.ts";
import { type Sql, sql, textOf } from "./sql.ts";

const text = (value: unknown): string | null => (value === null ? null : String(value));

/**
 * Rows of each statement (at least one) in one trip of a transaction that is under way, none for null: what hot-read.ts is outside
 * of one. Trips cost more than what they carry (stack.md). The columns of a statement must have different names, for
 * they come as JSON.
 */
export async function together(
  tx: Tx,
  statements: readonly (Sql | null)[],
): Promise<readonly (readonly Row[])[]> {
  const asked = statements.filter((statement) => statement !== null);
  const lists = asked.map((one) => sql`(SELECT json_agg(r) FROM (${one}) AS r)`);
  const whole = lists.reduce((before, list) => sql`${before}, ${list}`);
  const { parts, values } = sql`SELECT json_build_array(${whole}) AS found`;
  const [row] = await tx.$queryRaw<{ found: (Record<string, unknown>[] | null)[] }[]>(
    new Prisma.Sql([...parts], textOf({ parts, values }).values),
  );
  const found = row?.found ?? [];
  const rows = found.map((list) => (list ?? []).map((one): Row => Object.values(one).map(text)));
  return statements.map((statement) => (statement === null ? [] : (rows.shift() ?? [])));
}
