import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { createDb, type Db, platformDb, type Tx } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { PrismaClient } from "#prisma/generated/client.ts";
import { readBusyDetails } from "./explain-data.ts";

/** Twenty thousand of everything that was given back, in two years, and one class that stands. */
const many = 20_000;
const start = inHours(30);

let environment: TestEnvironment;
let tenant: FixtureTenant;
let at: Date;
let listening: { db: Db; asked: { query: string; params: string }[] };

beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant(salon({}, { capacity: 6, limits: { perDay: 9 } }));
  const placed = await placeBooking(tenant.scope, wish(start));
  expect(placed.ok).toBe(true);
  at = new Date();
  await fill(platformDb(), tenant.tenantId);
  listening = listen();
}, 60_000);
afterAll(async () => {
  await listening.db.$disconnect();
  await environment.drop();
});

async function fill(db: Db, tenantId: string): Promise<void> {
  const lane = await db.allocation.findFirstOrThrow({ where: { tenantId } });
  const seat = await db.seat.findFirstOrThrow({ where: { tenantId } });
  const { laneId, sessionId } = lane;
  await db.$executeRaw`
    INSERT INTO allocation (tenant_id, id, lane_kind, lane_id, session_id, starts_at, ends_at, occupied_from, occupied_to,
                            state, created_at, released_at)
    SELECT ${tenantId}::uuid, gen_random_uuid(), 'staff', ${laneId}::uuid, ${sessionId}::uuid, t, t + interval '30 min', t,
           t + interval '30 min', 'released', t - interval '3 years', now() + interval '1 h'
      FROM generate_series(1, ${many}::int) AS n, LATERAL (SELECT now() + (n - ${many / 2}::int) * interval '53 min' AS t) AS w`;
  await db.$executeRaw`
    INSERT INTO block (tenant_id, id, staff_id, starts_at, ends_at, created_at, released_at)
    SELECT tenant_id, gen_random_uuid(), lane_id, starts_at, ends_at, created_at, released_at
      FROM allocation WHERE state = 'released'`;
  // A past in which people kept leaving: a class of its own for each, and one step of a booking's history.
  await db.$executeRaw`
    INSERT INTO session (tenant_id, id, service_id, staff_id, starts_at, ends_at, capacity, state)
    SELECT a.tenant_id, a.id, s.service_id, s.staff_id, a.starts_at, a.ends_at, 6, 'cancelled'
      FROM allocation AS a JOIN session AS s ON s.id = a.session_id WHERE a.state = 'released'`;
  await db.$executeRaw`
    INSERT INTO seat (tenant_id, id, session_id, booking_id, seat_no, capacity, live, released_at)
    SELECT tenant_id, id, id, ${seat.bookingId}::uuid, 1, 6, false, now() + interval '1 h' FROM session WHERE state = 'cancelled'`;
  await db.$executeRaw`
    INSERT INTO booking_event (tenant_id, id, booking_id, version, kind, actor_kind, created_at)
    SELECT tenant_id, id, ${seat.bookingId}::uuid, row_number() OVER (ORDER BY id) + 1,
           CASE WHEN random() < 0.01 THEN 'moved' ELSE 'noted' END, 'system', starts_at
      FROM session WHERE state = 'cancelled'`;
  await db.$executeRaw`ANALYZE`;
}

/** The application's own client, which remembers what it asks. */
function listen() {
  const adapter = new PrismaPg({ connectionString: env().DATABASE_URL, options: "-c timezone=UTC" });
  const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  const asked: { query: string; params: string }[] = [];
  db.$on("query", (event) => asked.push(event));
  return { db, asked };
}

interface Node {
  "Index Name"?: string;
  "Actual Rows": number;
  Plans?: Node[];
}

/** The indexes of a plan, with the rows that each of them gave. */
const indexesOf = (node: Node): [string, number][] => [
  ...(node["Index Name"] ? [[node["Index Name"], node["Actual Rows"]] as [string, number]] : []),
  ...(node.Plans ?? []).flatMap(indexesOf),
];

async function planOf(tx: Tx, { query, params }: { query: string; params: string }) {
  const rows: { "QUERY PLAN": { Plan: Node }[] }[] = await tx.$queryRawUnsafe(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
    ...JSON.parse(params),
  );
  return rows.flatMap((row) => row["QUERY PLAN"]).flatMap(({ Plan }) => indexesOf(Plan));
}

test("a day as of an earlier moment goes through indexes, and through few rows of them", async () => {
  const { db, asked } = listening;
  const { scope } = tenant;
  const plain = createDb(env().DATABASE_URL, 1);
  await withTenant(
    scope,
    async (tx) => {
      const rules = findService(await readCatalogue(tx, scope), "cut")?.rules;
      if (!rules) throw new Error("no service");
      asked.length = 0;
      const window = { from: start - 720, to: start + 720 };
      const moment = { now: Math.ceil(at.getTime() / 60_000), at };
      const { takings } = await readBusyDetails(tx, scope, { rules, window, moment });
      expect(takings.length).toBeGreaterThan(50);
    },
    { db },
  );
  const plans = new Map<string, [string, number][]>();
  for (const one of asked) {
    const table = /FROM "public"\."(allocation|block|seat|booking_event)"/.exec(one.query)?.[1];
    if (table && /"(released_at|kind)" [>=]/.test(one.query))
      plans.set(table, await withTenant(scope, (tx) => planOf(tx, one), { db: plain }));
  }
  await plain.$disconnect();
  const used = (table: string) => plans.get(table)?.map(([index]) => index);
  expect(used("allocation")).toContain("allocation_released_idx");
  expect(used("block")).toContain("block_released_idx");
  expect(used("seat")).toContain("seat_released_idx");
  expect(used("booking_event")).toContain("booking_event_moved_idx");
  // Without them each reads all that there is.
  const rows = [...plans.values()].flat().map(([, count]) => count);
  expect(Math.max(...rows)).toBeLessThan(many / 50);
});
