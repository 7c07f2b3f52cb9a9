import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { guard } from "./local/guard.ts";
import { anyFreePort, isPortFree } from "./local/ports.ts";
import {
  type Binaries,
  binariesFor,
  clusterDir,
  postgresRunner,
  type Runner,
} from "./local/postgres-files.ts";
import { clearStalePidFile } from "./local/postmaster-pid.ts";

export type RunningPostgres = {
  superuserUrl: string;
  port: number;
  /** Resolves when the server has ended by itself; never after `stop()`. */
  died: Promise<void>;
  /** A fast shutdown: open transactions roll back, the cluster is clean afterwards. */
  stop(): Promise<void>;
};

export type PostgresOptions = {
  /** Where the cluster should live; see `clusterDir` for when it lives elsewhere. */
  dir: string;
  /** Taken when free; else the last one used, else any free one. */
  port?: number;
  /** False gives up crash safety for speed: only for databases that nobody will miss. */
  durable?: boolean;
};

const SUPERUSER = "postgres";
const STOP_SECONDS = 20;

/**
 * Starts the embedded Postgres 18 on loopback, creating its cluster first when there is none.
 * Survives whatever happened to the last run: a server that outlived it is stopped, a stale lock file removed,
 * a half-made cluster made anew. Throws with the server's own last words when it does not come up.
 */
export async function startPostgres({
  dir,
  port,
  durable = true,
}: PostgresOptions): Promise<RunningPostgres> {
  const runner = postgresRunner();
  const home = clusterDir(dir, runner);
  const binaries = await binariesFor(runner);
  const password = await ensureCluster(home, binaries, runner);
  await clearStalePidFile(home, STOP_SECONDS);

  const chosen = await choosePort(home, port);
  const { child, died } = await launch(binaries.postgres, home, runner, [
    ...["-p", String(chosen), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    ...settings(durable),
  ]);
  writeOwned(join(home, "punctual.port"), String(chosen), runner);
  let stopping = false;

  return {
    superuserUrl: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${chosen}/postgres`,
    port: chosen,
    died: new Promise((resolve) => {
      void died.then(() => {
        if (!stopping) resolve();
      });
    }),
    async stop() {
      stopping = true;
      child.kill("SIGINT");
      // SIGQUIT after the grace: Postgres gives up at once and recovers from its log at the next start.
      const timer = setTimeout(() => child.kill("SIGQUIT"), STOP_SECONDS * 1000);
      await died;
      clearTimeout(timer);
    },
  };
}

function settings(durable: boolean): string[] {
  const all = ["max_connections=200", "timezone=UTC", "log_timezone=UTC"];
  if (!durable) all.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  return all.flatMap((setting) => ["-c", setting]);
}

/** @returns the superuser's password, which lives inside the cluster so that the two cannot part. */
async function ensureCluster(home: string, binaries: Binaries, runner: Runner): Promise<string> {
  const secret = join(home, "punctual.password");
  if (existsSync(secret)) return readFileSync(secret, "utf8").trim();
  // The password is written last: without it, initdb was interrupted and nobody has used the cluster yet.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(dirname(home), { recursive: true });
  mkdirSync(home, { mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  const passwordFile = `${home}.password`;
  writeOwned(passwordFile, password, runner);
  if ("uid" in runner) chownSync(home, runner.uid, runner.gid);
  try {
    await run(binaries.initdb, runner, [
      ...[`--pgdata=${home}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`],
      // Fixed locale: sorting and messages must not depend on the machine. --no-sync saves seconds; a crash now only means initdb again.
      ...["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"],
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeOwned(secret, password, runner);
  return password;
}

async function choosePort(home: string, wanted: number | undefined): Promise<number> {
  const remembered = join(home, "punctual.port");
  const last = existsSync(remembered) ? Number(readFileSync(remembered, "utf8")) : undefined;
  for (const port of [wanted, last]) if (port && (await isPortFree(port))) return port;
  return anyFreePort();
}

function launch(
  binary: string,
  home: string,
  runner: Runner,
  flags: string[],
): Promise<{ child: ChildProcess; died: Promise<void> }> {
  // Its own session: Ctrl-C reaches only us, and the database is the last to go.
  const child = spawn(binary, ["-D", home, ...flags], { ...runner, ...quiet(home), detached: true });
  const watcher = guard(child.pid ?? 0, "INT", STOP_SECONDS);
  let words = "";
  return new Promise((resolve, reject) => {
    const died = new Promise<void>((ended) => {
      child.once("exit", () => {
        watcher.release();
        ended();
        reject(new Error(`Postgres did not start:\n${words.trim()}`));
      });
    });
    child.once("error", reject);
    child.stderr?.on("data", (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000);
      if (words.includes("database system is ready to accept connections")) resolve({ child, died });
    });
  });
}

function run(binary: string, runner: Runner, args: string[]): Promise<void> {
  const child = spawn(binary, args, { ...runner, ...quiet("/") });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb failed:\n${words.trim()}`)),
    );
  });
}

function quiet(cwd: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return { cwd, env, stdio: ["ignore", "ignore", "pipe"] as ["ignore", "ignore", "pipe"] };
}

function writeOwned(file: string, content: string, runner: Runner): void {
  writeFileSync(file, `${content}\n`, { mode: 0o600 });
  if ("uid" in runner) chownSync(file, runner.uid, runner.gid);
}
