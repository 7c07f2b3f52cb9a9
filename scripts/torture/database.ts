import pg from "pg";
import { auditQueries, auditTenantless } from "#lib/booking/invariants.ts";
import { showId } from "#lib/ids.ts";
import type { World } from "./bookings.ts";
import { brokenPromise } from "./check.ts";

interface Row {
  id: string;
  email: string;
  status: string;
  version: number;
  start: string;
}

/** The words of the report for what the audit asked. */
export const askedOfTheRows = (): string[] => auditQueries.map(({ name }) => name);

/**
 * Asks the rows themselves: the invariants of the whole database (case B27), and that exactly the bookings are there
 * that were acknowledged, each placement at most once. @returns how many rows of this run there are
 */
export async function auditRows(world: World, url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: "punctual-torture" });
  await client.connect();
  try {
    const findings = await auditTenantless(
      async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    );
    for (const { name, rows } of findings)
      for (const row of rows) world.tally.found(name, JSON.stringify(row));
    const { rows } = await client.query<Row>(
      `SELECT id::text, customer_email AS email, status, version, to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS start
         FROM booking WHERE customer_email LIKE $1 || '-%'`,
      [world.run],
    );
    compare(world, rows);
    return rows.length;
  } finally {
    await client.end();
  }
}

function compare({ journal, tally }: World, rows: readonly Row[]): void {
  const byId = new Map(rows.map((row) => [showId("booking", row.id), row]));
  for (const promised of journal.bookings.values()) {
    const row = byId.get(promised.id);
    if (!row) tally.found("a booking was lost", `${promised.id} is in no row`);
    else {
      const broken = brokenPromise(promised, row);
      if (broken) tally.found(broken.what, broken.story);
    }
  }
  const byEmail = new Map([...journal.placements.values()].map((placed) => [placed.email, placed]));
  const seen = new Map<string, number>();
  for (const [id, { email }] of byId) {
    const placed = byEmail.get(email);
    seen.set(email, (seen.get(email) ?? 0) + 1);
    if (!placed || (!placed.ids.has(id) && !placed.unsure))
      tally.found("a booking whose customer was refused", `${id} of ${email}`);
  }
  for (const [email, count] of seen)
    if (count > 1 && !byEmail.get(email)?.several)
      tally.found("one key, two bookings", `${email}: ${count} rows`);
}
