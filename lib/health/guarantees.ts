import type { Db } from "#lib/db/client.ts";

// Whether Postgres still guarantees what design 4 says it does. Read from its catalogue, because a restored or
// hand-made database has the tables and may lack the promises.

const exclusions = ["allocation_no_overlap", "allocation_no_buffer_overlap"];
const uniques = [
  ...["seat_taken_once", "session_one_per_start"],
  ...["checkout_one_at_a_time", "ledger_entry_tenant_id_reference_key"],
];
const checks = ["payment_never_gives_back_more"];
const triggers = ["refund_counts", "ledger_entry_append_only"];

/**
 * Both exclusion constraints and the seat rules are there and valid (design 4.1), and what keeps money from being given
 * back twice or told twice (design 7).
 */
export async function constraintsHold(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<
    { exclusions: number; uniques: number; checks: number; triggers: number }[]
  >`
    SELECT
      (SELECT count(*)::int FROM pg_constraint
        WHERE contype = 'c' AND conrelid = 'payment'::regclass AND conname = ANY (${checks}) AND convalidated) AS checks,
      (SELECT count(*)::int FROM pg_trigger
        WHERE tgname = ANY (${triggers}) AND tgenabled = 'O' AND tgrelid IN ('refund'::regclass, 'ledger_entry'::regclass)
      ) AS triggers,
      (SELECT count(*)::int FROM pg_constraint c JOIN pg_index i ON i.indexrelid = c.conindid
        WHERE c.contype = 'x' AND c.conrelid = 'allocation'::regclass AND c.conname = ANY (${exclusions})
          AND c.convalidated AND NOT c.condeferrable AND i.indisvalid) AS exclusions,
      (SELECT count(*)::int FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
        WHERE c.relname = ANY (${uniques}) AND i.indisunique AND i.indisvalid) AS uniques`;
  const all = { exclusions, uniques, checks, triggers };
  return (
    row !== undefined && Object.entries(all).every(([kind, names]) => Reflect.get(row, kind) === names.length)
  );
}

/**
 * Every table of a tenant has forced row-level security with a policy for reading and writing, and the role that
 * serves requests can step around none of it (T11, design 4.5).
 */
export async function rowLevelSecurityHolds(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ tables: number; open: number; role_is_bound: boolean }[]>`
    WITH tenant_table AS (
      SELECT c.oid, c.relrowsecurity, c.relforcerowsecurity, c.relowner
        FROM pg_class c
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
         AND (c.relname = 'tenant' OR EXISTS (
           SELECT FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)))
    SELECT
      (SELECT count(*)::int FROM tenant_table) AS tables,
      (SELECT count(*)::int FROM tenant_table t
        WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity) OR NOT EXISTS (
          SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL
        )) AS open,
      (SELECT NOT r.rolsuper AND NOT r.rolbypassrls FROM pg_roles r WHERE r.rolname = current_user)
        AND NOT EXISTS (SELECT FROM tenant_table t WHERE pg_has_role(current_user, t.relowner, 'USAGE'))
        AS role_is_bound`;
  return row !== undefined && row.tables > 20 && row.open === 0 && row.role_is_bound;
}
