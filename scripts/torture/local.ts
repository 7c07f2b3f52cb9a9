import { randomInt } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildArguments, buildKey, buildNeeded } from "../local/build.ts";
import { anyFreePort } from "../local/ports.ts";
import { waitUntilReady } from "../local/ready.ts";
import { databaseUrl, ensureDatabase, ensureRoles, roleUrl } from "../local/roles.ts";
import type { Run } from "../local/run.ts";
import { localSecrets } from "../local/secrets.ts";
import { localEnvironment, withoutSettings } from "../local/settings.ts";
import { migrate } from "../migrate.ts";
import { startPostgres } from "../postgres.ts";
import { prismaGenerate } from "../prisma-generate.ts";
import { type Opened, openBusiness } from "./business.ts";
import { type MailSink, startMailSink } from "./mail-sink.ts";
import { type Mortal, startMortal } from "./mortal.ts";
import type { TortureOptions } from "./options.ts";
import { plantOverlaps, readCommitted } from "./plant.ts";
import { roundRobin } from "./proxy.ts";

const DATABASE = "torture";

export interface LocalStack {
  url: string;
  database: string;
  business: Opened;
  mail: MailSink;
  processes: Mortal[];
  logs: string;
  /** What was taken away from the database, with `--plant`. */
  planted: string[];
  /** Kills one at random every so often, until `isOver`. @returns how many */
  kill(everySeconds: number, isOver: () => boolean): Promise<number>;
  /** Once the killing is over: all of them answer. */
  settle(): Promise<void>;
  /** Nothing was found: nobody will read them. */
  forgetLogs(): void;
}

/**
 * A stack of its own, on ports and in a directory of its own: embedded Postgres, migrations, the demo, as many web and
 * worker processes of the built application as asked for, and a load balancer that hides nothing.
 */
export async function startStack(run: Run, options: TortureOptions): Promise<LocalStack> {
  const dataDir = mkdtempSync(join(tmpdir(), "punctual-torture-"));
  // As root, Postgres runs as another user, who has to pass through.
  chmodSync(dataDir, 0o755);
  const logs = join(dataDir, "logs");
  let keepLogs = true;
  run.onStop(() => rmSync(keepLogs ? join(dataDir, "postgres") : dataDir, { recursive: true, force: true }));
  const secrets = localSecrets(dataDir);
  const passwords = {
    migrator: secrets.migratorPassword,
    app: secrets.appPassword,
    platform: secrets.platformPassword,
  };
  run.say("Starting a database …");
  const [postgres, mail] = await Promise.all([
    startPostgres({ dir: join(dataDir, "postgres") }),
    startMailSink(),
    prismaGenerate(),
  ]);
  run.onStop(() => postgres.stop());
  run.onStop(() => mail.close());
  await ensureRoles(postgres.superuserUrl, passwords);
  await ensureDatabase(postgres.superuserUrl, DATABASE);
  const url = (role: keyof typeof passwords) => roleUrl(postgres.superuserUrl, role, passwords, DATABASE);
  await migrate(url("migrator"));

  const ports: number[] = [];
  for (let index = 0; index < options.web; index++) ports.push(await anyFreePort());
  const balancer = await roundRobin(ports);
  run.onStop(() => balancer.close());
  const env = (port: number): NodeJS.ProcessEnv => ({
    ...localEnvironment(withoutSettings(process.env), {
      ...{ dataDir, port, secrets, buildKey: buildKey() },
      sandboxPort: Number(new URL(mail.url).port),
      database: { app: url("app"), platform: url("platform") },
    }),
    APP_URL: `http://localhost:${balancer.port}`,
    RATE_LIMITS: "off",
    LOG_LEVEL: "warn",
    // The sink takes mail and nothing else: here nobody can be charged.
    ...{ STRIPE_SECRET_KEY: "", STRIPE_WEBHOOK_SECRET: "", STRIPE_API_BASE: "" },
  });
  const seed = run.finish({
    name: "The seed",
    args: ["--import", "tsx", "prisma/seed/index.ts"],
    env: env(balancer.port),
    log: join(logs, "seed.log"),
  });
  await Promise.all([seed, build(run, env(balancer.port), logs)]);
  const business = await openBusiness(env(balancer.port));

  run.say(`Starting ${options.web} web and ${options.workers} worker processes …`);
  const lowered = options.plant ? ["--import", readCommitted] : [];
  const web = ports.map((port, index) =>
    startMortal({
      name: `web ${index + 1}`,
      args: [...lowered, "scripts/web.ts"],
      env: env(port),
      log: join(logs, `web-${index + 1}.log`),
    }),
  );
  const workers = Array.from({ length: options.workers }, (_, index) =>
    startMortal({
      name: `worker ${index + 1}`,
      args: ["--import", "tsx", "worker/index.ts"],
      env: env(balancer.port),
      log: join(logs, `worker-${index + 1}.log`),
    }),
  );
  const processes = [...web, ...workers];
  run.onStop(async () => {
    await Promise.all(processes.map((process) => process.stop()));
  });
  const settle = async () => {
    await Promise.all(ports.map((port) => answers(port, options.plant)));
  };
  await Promise.all(ports.map((port) => waitUntilReady(port, 90, () => run.isStopping())));
  await business.configure(`http://127.0.0.1:${balancer.port}`);
  const planted = options.plant ? await plantOverlaps(databaseUrl(postgres.superuserUrl, DATABASE)) : [];
  return {
    url: `http://127.0.0.1:${balancer.port}`,
    database: databaseUrl(postgres.superuserUrl, DATABASE),
    ...{ business, mail, processes, logs, planted, settle },
    forgetLogs: () => {
      keepLogs = false;
    },
    async kill(everySeconds, isOver) {
      let kills = 0;
      for (let next = Date.now() + everySeconds * 1_000; everySeconds > 0 && !isOver(); await sleep(100)) {
        if (Date.now() < next) continue;
        next += everySeconds * 1_000;
        processes[randomInt(processes.length)]?.kill();
        kills++;
      }
      return kills;
    },
  };
}

async function build(run: Run, env: NodeJS.ProcessEnv, logs: string): Promise<void> {
  const { needed, begin, done } = buildNeeded(env);
  if (!needed) return;
  run.say("Building (about a minute) …");
  begin();
  await run.finish({ name: "The build", args: buildArguments, env, log: join(logs, "build.log") });
  if (!run.isStopping()) done();
}

/** A broken database is never ready, and says so; then it is enough that the process serves. */
async function answers(port: number, planted: boolean): Promise<void> {
  if (!planted) return waitUntilReady(port, 60, () => false);
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
    const live = await fetch(`http://127.0.0.1:${port}/api/health/live`).catch(() => null);
    if (live?.ok) return;
  }
  throw new Error(`The web process on port ${port} did not come back.`);
}
