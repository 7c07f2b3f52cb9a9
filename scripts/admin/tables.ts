import type pg from "pg";

/** A table that has rows of tenants. */
export interface TenantTable {
  name: string;
  /** Its columns, without secrets: hashes and sealed tokens are of no use to anybody else. */
  columns: string[];
}

/** Every table with a tenant_id, from the catalogue: one that is new tomorrow is in it. */
export async function tenantTables(client: pg.Client): Promise<TenantTable[]> {
  const { rows } = await client.query<TenantTable>(`
    SELECT c.table_name AS name,
           array_agg(c.column_name ORDER BY c.ordinal_position)
             FILTER (WHERE c.data_type <> 'bytea' AND c.column_name !~ '(secret|token|hash|sealed)')::text[] AS columns
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
    GROUP BY c.table_name
    HAVING bool_or(c.column_name = 'tenant_id')
    ORDER BY c.table_name`);
  return rows;
}

/** The other tables: people and their sessions, counters, the history of migrations. */
export async function platformTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
    ORDER BY c.relname`);
  return rows.map(({ name }) => name);
}

/** The same tables with those that point at others before what they point at, so that rows can go in this order. */
export async function deletionOrder(client: pg.Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(`
    SELECT DISTINCT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
    FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`);
  const order: string[] = [];
  const open = new Set(names);
  while (open.size > 0) {
    const free = [...open].filter(
      (name) => !rows.some(({ child, parent }) => parent === name && open.has(child)),
    );
    if (free.length === 0) throw new Error(`These tables point at each other: ${[...open].join(", ")}.`);
    for (const name of free) open.delete(name);
    order.push(...free);
  }
  return order;
}

/** The business behind a slug, whatever its state. */
export async function tenantIdOf(client: pg.Client, slug: string | undefined): Promise<string> {
  if (!slug) throw new Error("--slug: Please name the business.");
  const { rows } = await client.query<{ id: string }>("SELECT id FROM tenant WHERE slug = $1", [slug]);
  const [row] = rows;
  if (!row) throw new Error(`--slug: There is no business "${slug}".`);
  return row.id;
}
