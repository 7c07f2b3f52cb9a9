import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openBusiness } from "../scripts/torture/business.ts";
import { type Answer, ask, inParallel, percentile } from "./requests.ts";

// Bookings on random times over HTTP, beside an empty handler and a server action that does nothing, both of the same
// server, and beside pgbench doing the bare serializable insert on the same Postgres: one run, so that the machine's
// speed cancels out. Then 200 at one time. Production build, RATE_LIMITS=off. pgbench: Debian's postgresql-15.
//   DATA_DIR=.data node bench/bookings.ts --url http://localhost:3000 [--database postgres://…] [--seconds 8]

const option = (name: string, usual: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] ?? usual) : usual;
};
const base = option("url", "http://localhost:3000");
const database = option("database", "");
const seconds = Number(option("seconds", "8"));

const people = 50;
const days = 55;
const staff = Array.from({ length: people }, (_, i) => `person-${i}`);
const zone = "America/New_York";
const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const business = await openBusiness(process.env);
await business.configure(base, {
  business: { name: "Bench", timezone: zone, currency: "USD", locale: "en" },
  locations: [{ slug: "here", name: "Here", timezone: zone, kind: "in_person" }],
  schedules: [{ slug: "open", timezone: zone, weekly: [{ days: week, from: "00:00", to: "24:00" }] }],
  staff: staff.map((slug) => ({ slug, name: slug, schedule: "open" })),
  services: [
    {
      ...{ slug: "cut", name: "Cut", durationMinutes: 30, stepMinutes: 30, minimumNoticeMinutes: 0 },
      ...{ horizonDays: 60, price: 4500, location: "here", staff, assignment: "any" },
    },
  ],
});

let asked = 0;
const firstStart = Math.ceil(Date.now() / 86_400_000 + 1) * 86_400_000;
const random = (below: number) => Math.floor(Math.random() * below);

/** A booking of a time of one person, any of 130,000 unless it is given. */
const book = (start = firstStart + random(days * 48) * 1_800_000, who = staff[random(people)]) => {
  const number = ++asked;
  return ask(base, {
    path: `/api/v1/${business.tenant}/bookings`,
    headers: { "content-type": "application/json", "idempotency-key": `bench-${process.pid}-${number}` },
    body: JSON.stringify({
      service: "cut",
      start: new Date(start).toISOString(),
      timezone: "Asia/Kathmandu",
      staff: who,
      customer: { name: `Customer ${number}`, email: `customer-${process.pid}-${number}@example.com` },
    }),
  });
};

const manifest = join(process.cwd(), ".next/server/server-reference-manifest.json");
const actions: Record<string, { exportedName?: string }> = JSON.parse(readFileSync(manifest, "utf8")).node;
const action = Object.keys(actions).find((id) => actions[id]?.exportedName === "renewHoldAction") ?? "";
/** An action that refuses what it was given: everything that Next and our own wrapper do, and nothing else. */
const emptyAction = () =>
  ask(base, {
    path: `/${business.tenant}`,
    headers: { "content-type": "text/plain;charset=UTF-8", "next-action": action, origin: base },
    body: "[null]",
  });
const emptyHandler = () => ask(base, { path: "/api/health/live" });

const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(9);

async function load(name: string, connections: number, call: () => Promise<Answer>): Promise<number> {
  const answers = await inParallel(connections, seconds * 1000, call);
  const statuses = Map.groupBy(answers, ({ status }) => status);
  const rate = answers.length / seconds;
  const took = answers.map((answer) => answer.ms);
  console.log(
    `${name.padEnd(16)}${String(connections).padStart(4)}${rate.toFixed(0).padStart(8)}/s` +
      `${ms(percentile(took, 50))}${ms(percentile(took, 99))}   ` +
      [...statuses].map(([status, list]) => `${status} × ${list.length}`).join(", "),
  );
  return rate;
}

for (const call of [emptyHandler, emptyAction, () => book()]) await inParallel(8, 3_000, call);
console.log("                 clients    rate      p50      p99");
for (const connections of [1, 10, 50]) {
  await load("empty handler", connections, emptyHandler);
  const action = await load("empty action", connections, emptyAction);
  const rate = await load("booking", connections, () => book());
  console.log(`${"".padEnd(20)}a booking's rate is ${((100 * rate) / action).toFixed(0)} % of the action's`);
}

if (database) await pgbench();

const alone: number[] = [];
for (let i = 0; i < 200; i++) alone.push((await book()).ms);
const losers: number[] = [];
// The first race opens 200 connections and is not counted.
for (let race = 0; race < 11; race++) {
  const start = firstStart + (days + 1) * 86_400_000 + race * 1_800_000;
  const answers = await Promise.all(Array.from({ length: 200 }, () => book(start, staff[0])));
  if (answers.filter(({ status }) => status === 201).length !== 1) throw new Error("not one winner");
  if (race > 0) losers.push(...answers.filter(({ status }) => status === 409).map((answer) => answer.ms));
}
const median = percentile(alone, 50);
console.log(
  `uncontended booking p50 ${ms(median)}; of 200 at one time the losers' p50 ${ms(percentile(losers, 50))},` +
    ` p99 ${ms(percentile(losers, 99))}: ${(percentile(losers, 99) / median).toFixed(1)} times the former`,
);
process.exit(0);

/** The bare statement: read what overlaps, insert under the exclusion constraint, at SERIALIZABLE. */
async function pgbench(): Promise<void> {
  const roots = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const program = roots.map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`).find((path) => existsSync(path));
  if (!program) return console.log("pgbench is not on this machine (Debian: postgresql-15)");
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const script = join(directory, "insert.sql");
  writeFileSync(
    script,
    `\\set lane random(1, 1000)
\\set start random(1, 2640) * 30
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT count(*) FROM bench_allocation WHERE lane = :lane AND span && tstzrange('2027-01-01'::timestamptz + :start * interval '1 minute', '2027-01-01'::timestamptz + (:start + 30) * interval '1 minute');
INSERT INTO bench_allocation (lane, span) VALUES (:lane, tstzrange('2027-01-01'::timestamptz + :start * interval '1 minute', '2027-01-01'::timestamptz + (:start + 30) * interval '1 minute')) ON CONFLICT DO NOTHING;
COMMIT;
`,
  );
  const client = new pg.Client(database);
  await client.connect();
  await client.query(`CREATE EXTENSION IF NOT EXISTS btree_gist;
    DROP TABLE IF EXISTS bench_allocation;
    CREATE TABLE bench_allocation (lane int, span tstzrange, EXCLUDE USING gist (lane WITH =, span WITH &&))`);
  for (const clients of [1, 10, 50]) {
    const out = execFileSync(
      program,
      ["-n", "-c", clients, "-T", seconds, "-f", script, "--max-tries=20", "-M", "prepared", database].map(
        String,
      ),
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    );
    const rate = Number(/tps = ([\d.]+)/.exec(out)?.[1]);
    console.log(`${"pgbench".padEnd(16)}${String(clients).padStart(4)}${rate.toFixed(0).padStart(8)}/s`);
  }
  await client.query("DROP TABLE bench_allocation");
  await client.end();
  rmSync(directory, { recursive: true });
}
