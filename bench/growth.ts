import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { anyFreePort } from "#scripts/local/ports.ts";
import { ensureDatabase, ensureRoles, roleUrl } from "#scripts/local/roles.ts";
import { migrate } from "#scripts/migrate.ts";
import { startPostgres } from "#scripts/postgres.ts";
import { fill, type Load } from "./growth-data.ts";

// Whether a slots request minds how much there is: the same business, as full in the weeks that are asked about, in a
// database of five thousand bookings and in one of five million. Two web processes beside each other, asked in turns.
// Needs a build (npm run build) and, for the usual size, some 15 GB of disk and twenty minutes.
//   node bench/growth.ts [--large 5000000] [--small 5000] [--rounds 1500]

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : usual;
};
const large = option("large", 5_000_000);
const small = option("small", 5_000);
const rounds = option("rounds", 1_500);
const tenants = Math.max(1, Math.round(large / 50_000));
const loads: Load[] = [
  { database: "few", tenants: 1, bookingsEach: small },
  { database: "many", tenants, bookingsEach: Math.round(large / tenants) },
];

const secret = () => randomBytes(24).toString("base64url");
const parent = mkdtempSync(join(tmpdir(), "punctual-growth-"));
chmodSync(parent, 0o755);
const postgres = await startPostgres({ dir: join(parent, "cluster"), durable: false });
const children: ChildProcess[] = [];
const passwords = { migrator: secret(), app: secret(), platform: secret() };
const { superuserUrl } = postgres;

/** A production web process on one of the databases. */
async function serve(database: string): Promise<string> {
  const port = await anyFreePort();
  const base = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/web.ts"], {
    stdio: "ignore",
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: base,
      DATABASE_URL: roleUrl(superuserUrl, "app", passwords, database),
      DATABASE_URL_PLATFORM: roleUrl(superuserUrl, "platform", passwords, database),
      AUTH_SECRET: secret() + secret(),
      ENCRYPTION_KEY: secret() + secret(),
      RESEND_API_KEY: secret(),
      MAIL_FROM: "Punctual <bookings@punctual.test>",
      RATE_LIMITS: "off",
      PUNCTUAL_EMBEDDED: "1",
      LOG_LEVEL: "error",
    },
  });
  children.push(child);
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${base}/api/health/live`).catch(() => null);
    if (answer?.ok) return base;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The web process for "${database}" did not come up`);
}

const date = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const slotsOf = (base: string) =>
  `${base}/api/v1/bench-1/services/cut/slots?from=${date(1)}&to=${date(28)}&timezone=America%2FNew_York`;

const agent = new Agent({ keepAlive: true, maxSockets: 2 });
const once = (url: string) =>
  new Promise<number>((resolve, reject) => {
    const began = performance.now();
    get(url, { agent }, (response) => {
      response.resume().on("end", () => resolve(performance.now() - began));
    }).on("error", reject);
  });
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

try {
  await ensureRoles(superuserUrl, passwords);
  const urls: string[] = [];
  for (const load of loads) {
    await ensureDatabase(superuserUrl, load.database);
    await migrate(roleUrl(superuserUrl, "migrator", passwords, load.database));
    const began = performance.now();
    await fill(superuserUrl, load);
    console.log(
      `${load.database}: ${load.tenants} × ${load.bookingsEach} bookings in ${Math.round((performance.now() - began) / 1000)} s`,
    );
    urls.push(slotsOf(await serve(load.database)));
  }
  const counts = await Promise.all(
    urls.map(async (url) => ((await (await fetch(url)).json()) as { slots: unknown[] }).slots.length),
  );
  console.log(`${counts.join(" and ")} slots in 28 days\n\nconnections   few p50    many p50   ratio`);
  const line = (connections: number, [few = 0, many = 0]: number[]) =>
    console.log(
      `${String(connections).padStart(11)}  ${few.toFixed(2).padStart(6)} ms  ${many.toFixed(2).padStart(7)} ms  ${(many / few).toFixed(2).padStart(6)}`,
    );

  const found: number[][] = [[], []];
  for (let i = 0; i < rounds + 300; i++)
    for (const [at, url] of urls.entries()) {
      const ms = await once(url);
      if (i >= 300) found[at]?.push(ms);
    }
  line(1, found.map(median));

  const loaded: number[][] = [[], []];
  // Short turns, many of them: a busy neighbour then meets both.
  for (let i = 0; i < 40; i++)
    for (const [at, url] of urls.entries())
      loaded[at]?.push((await autocannon({ url, connections: 10, amount: 200 })).latency.p50);
  line(10, loaded.map(median));
} finally {
  agent.destroy();
  for (const child of children) child.kill("SIGTERM");
  await postgres.stop();
  rmSync(parent, { recursive: true, force: true });
}
process.exit();
