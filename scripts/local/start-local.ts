import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkEnv } from "#lib/env.ts";
import { migrate } from "../migrate.ts";
import { startPostgres } from "../postgres.ts";
import { prismaGenerate } from "../prisma-generate.ts";
import { buildArguments, buildKey, buildNeeded } from "./build.ts";
import { startChild } from "./child.ts";
import { choosePorts } from "./choose-ports.ts";
import { complain, projectRoot } from "./project.ts";
import { ensureDatabase, ensureRoles, roleUrl } from "./roles.ts";
import type { Run } from "./run.ts";
import { type RunLock, takeRunLock } from "./run-lock.ts";
import { type LocalSecrets, localSecrets } from "./secrets.ts";
import { serve } from "./serve.ts";
import { isSet, localEnvironment, wantsEmbeddedPostgres, wantsSandbox } from "./settings.ts";
import { welcome } from "./welcome.ts";

const DATABASE = "punctual";

/** Everything on this machine, completed where nothing is configured: `npm start` for whoever has just cloned. */
export async function startLocal(run: Run, given: NodeJS.ProcessEnv): Promise<void> {
  const dataDir = resolve(projectRoot, isSet(given, "DATA_DIR") ? (given.DATA_DIR ?? "") : ".data");
  mkdirSync(dataDir, { recursive: true });
  const lock = await takeRunLock(dataDir);
  run.onStop(() => lock.release());
  run.onEnd(() => lock.markStopping());
  const secrets = localSecrets(dataDir);
  const { port, sandboxPort, remarks } = await choosePorts(given);
  for (const remark of remarks) run.say(remark);
  lock.setUrl(`http://localhost:${port}`);
  const logDir = freshLogs(dataDir);

  const embedded = wantsEmbeddedPostgres(given);
  const [database] = await Promise.all([
    embedded ? startDatabase(run, dataDir, secrets) : undefined,
    prismaGenerate(),
  ]);
  const withSandbox = wantsSandbox(given);
  const env = localEnvironment(given, {
    ...{ dataDir, port, secrets, database },
    buildKey: buildKey(),
    sandboxPort: withSandbox ? sandboxPort : undefined,
  });
  const wrong = checkEnv(env);
  if (wrong.length > 0) {
    complain(wrong);
    return run.end(1);
  }

  const seed = async () => {
    if (!database) return;
    const { applied } = await migrate(database.migrator);
    if (applied.length > 0) run.say(`Migrated the database (${applied.length} steps).`);
    await run.finish({
      name: "The seed",
      args: ["--import", "tsx", "prisma/seed/index.ts"],
      env,
      log: join(logDir, "seed.log"),
    });
  };
  if (withSandbox) await startSandbox(run, lock, env, logDir);
  await Promise.all([seed(), build(run, env, logDir)]);
  if (run.isStopping()) return;

  await serve(run, env, port, { logDir, onStart: lock.addChild });
  if (run.isStopping()) return;
  run.say(welcome(port, withSandbox ? sandboxPort : undefined, embedded));
  process.send?.("ready");
}

/** One start, one set of logs; the last one's are kept, because it may have been the one that went wrong. */
function freshLogs(dataDir: string): string {
  const [logs, previous] = [join(dataDir, "logs"), join(dataDir, "logs.previous")];
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(logs)) renameSync(logs, previous);
  mkdirSync(logs, { recursive: true });
  return logs;
}

async function startDatabase(run: Run, dataDir: string, secrets: LocalSecrets) {
  const postgres = await startPostgres({ dir: join(dataDir, "postgres") });
  run.onStop(() => postgres.stop());
  void postgres.died.then(() => run.end(1, "The database ended by itself; stopping everything."));
  const passwords = {
    migrator: secrets.migratorPassword,
    app: secrets.appPassword,
    platform: secrets.platformPassword,
  };
  await ensureRoles(postgres.superuserUrl, passwords);
  await ensureDatabase(postgres.superuserUrl, DATABASE);
  const url = (role: keyof typeof passwords) => roleUrl(postgres.superuserUrl, role, passwords, DATABASE);
  return { app: url("app"), platform: url("platform"), migrator: url("migrator") };
}

async function startSandbox(run: Run, lock: RunLock, env: NodeJS.ProcessEnv, logDir: string): Promise<void> {
  const child = startChild({
    name: "the sandbox",
    args: ["sandbox/index.ts"],
    env: { ...env, SANDBOX_WEBHOOKS: "1" },
    log: join(logDir, "sandbox.log"),
    errorsToTerminal: true,
  });
  lock.addChild(child.pid);
  run.onStop(() => child.stop(2_000));
  void child.ended.then((how) => run.end(1, `The sandbox ended by itself (${how}); stopping everything.`));
}

async function build(run: Run, env: NodeJS.ProcessEnv, logDir: string): Promise<void> {
  const { needed, begin, done } = buildNeeded(env);
  if (!needed) return;
  run.say("Building (about a minute) …");
  begin();
  await run.finish({ name: "The build", args: buildArguments, env, log: join(logDir, "build.log") });
  if (!run.isStopping()) done();
}
