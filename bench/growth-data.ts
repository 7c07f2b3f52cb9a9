import pg from "pg";
import { databaseUrl } from "#scripts/local/roles.ts";

/** Businesses with a long past, written in SQL because a library would take hours for five million bookings. */
export interface Load {
  database: string;
  tenants: number;
  bookingsEach: number;
}

const staff = 3;
const perDay = 8;
/** Days of the future that are as full in every load; the rest lies in the past. */
const ahead = 28;

/** The same UUID for the same words, in every tenant: keys lead with the tenant. */
const uuid = (words: string) => `md5(${words})::uuid`;

const setUp = ({ tenants }: Load) => `
  INSERT INTO tenant (id, slug, name, timezone, currency)
    SELECT ${uuid("'tenant' || n")}, 'bench-' || n, 'Bench ' || n, 'America/New_York', 'USD' FROM generate_series(1, ${tenants}) n;
  INSERT INTO location (tenant_id, id, slug, name, timezone)
    SELECT id, ${uuid("'location'")}, 'main', 'Main', 'America/New_York' FROM tenant;
  INSERT INTO schedule (tenant_id, id, slug, timezone, weekly)
    SELECT id, ${uuid("'schedule'")}, 'days', 'America/New_York',
           (SELECT jsonb_agg(jsonb_build_object('weekday', d, 'from', 540, 'to', 1020)) FROM generate_series(1, 7) d) FROM tenant;
  INSERT INTO staff (tenant_id, id, slug, name, schedule_id)
    SELECT t.id, ${uuid("'staff' || s")}, 'staff-' || s, 'Staff ' || s, ${uuid("'schedule'")} FROM tenant t, generate_series(0, ${staff - 1}) s;
  INSERT INTO service (tenant_id, id, slug, name, duration_minutes, location_id, minimum_notice_minutes)
    SELECT id, ${uuid("'service'")}, 'cut', 'Cut', 30, ${uuid("'location'")}, 0 FROM tenant;
  INSERT INTO service_staff (tenant_id, service_id, staff_id)
    SELECT t.id, ${uuid("'service'")}, ${uuid("'staff' || s")} FROM tenant t, generate_series(0, ${staff - 1}) s;
  INSERT INTO customer (tenant_id, id, email_key, email, name)
    SELECT id, ${uuid("'customer'")}, 'casey@example.com', 'casey@example.com', 'Casey Customer' FROM tenant;`;

/** Hourly half hours from nine on, eight a day and person, from some weeks ahead back into the past. */
const source = ({ tenants, bookingsEach }: Load) => `
  SELECT t, k, ${uuid("'tenant' || t")} AS tenant_id, ${uuid("'booking' || t || '.' || k")} AS id, ${uuid(`'staff' || (k % ${staff})`)} AS staff_id,
         date_trunc('day', now()) + interval '14 hours' + (${ahead} - k / ${staff * perDay}) * interval '1 day' + (k / ${staff} % ${perDay}) * interval '1 hour' AS starts_at
    FROM generate_series(1, ${tenants}) t, generate_series(0, ${bookingsEach - 1}) k`;

const bookings = (load: Load) => `
  INSERT INTO booking (tenant_id, id, service_id, staff_id, customer_id, status, starts_at, ends_at, wall_start, timezone, customer_timezone,
                       tz_version, customer_name, customer_email, service_snapshot, policy_snapshot, price, currency, source, manage_token_hash, manage_token_sealed)
    SELECT tenant_id, id, ${uuid("'service'")}, staff_id, ${uuid("'customer'")}, 'confirmed', starts_at, starts_at + interval '30 minutes',
           to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI'), 'America/New_York', 'America/New_York', '2026c', 'Casey Customer', 'casey@example.com',
           '{"name": "Cut", "durationMinutes": 30}', '{"tiers": []}', 4500, 'USD', 'page', sha256(id::text::bytea), sha256(id::text::bytea)
      FROM (${source(load)}) source`;

const allocations = (load: Load) => `
  INSERT INTO allocation (tenant_id, id, lane_kind, lane_id, starts_at, ends_at, occupied_from, occupied_to, state, booking_id)
    SELECT tenant_id, ${uuid("'allocation' || t || '.' || k")}, 'staff', staff_id, starts_at, starts_at + interval '30 minutes',
           starts_at, starts_at + interval '30 minutes', 'confirmed', id
      FROM (${source(load)}) source`;

/** Fills a migrated, empty database; constraints are rebuilt afterwards, so everything written obeys them. */
export async function fill(superuserUrl: string, load: Load): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(superuserUrl, load.database) });
  await client.connect();
  const run = (sql: string) => client.query(sql);
  const { rows } = await client.query<{ name: string; definition: string }>(
    "SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'allocation'::regclass AND contype = 'x'",
  );
  await run("SET maintenance_work_mem = '1GB'");
  await run("SET session_replication_role = replica");
  await run(setUp(load));
  for (const { name } of rows) await run(`ALTER TABLE allocation DROP CONSTRAINT ${name}`);
  await run(bookings(load));
  await run(allocations(load));
  for (const { name, definition } of rows)
    await run(`ALTER TABLE allocation ADD CONSTRAINT ${name} ${definition}`);
  await run("VACUUM ANALYZE");
  await client.end();
}
