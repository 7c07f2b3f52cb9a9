import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { clusterDir, postgresRunner } from "./postgres-files.ts";
import { isAlive } from "./process-identity.ts";
import { roleUrl } from "./roles.ts";
import { localSecrets } from "./secrets.ts";
import { isSet, localEnvironment } from "./settings.ts";

const lockShape = z.object({ pid: z.number(), url: z.string().min(1) });

/**
 * The environment that commands beside a local installation work in: what `npm start` made up for this data
 * directory, found again. Throws a sentence when nothing runs from it.
 */
export function runningEnvironment(given: NodeJS.ProcessEnv, dataDir: string): NodeJS.ProcessEnv {
  const url = runningUrl(dataDir);
  const portFile = join(clusterDir(join(dataDir, "postgres"), postgresRunner()), "punctual.port");
  if (!url || !existsSync(portFile)) {
    throw new Error(
      `Punctual does not run from ${dataDir}. Start it first (npm start), or set DATABASE_URL and the other settings of .env.example.`,
    );
  }
  const secrets = localSecrets(dataDir);
  const passwords = {
    migrator: secrets.migratorPassword,
    app: secrets.appPassword,
    platform: secrets.platformPassword,
  };
  const server = `postgresql://postgres@127.0.0.1:${readFileSync(portFile, "utf8").trim()}/`;
  const port = Number(new URL(url).port);
  return localEnvironment(given, {
    dataDir,
    port,
    secrets,
    buildKey: "",
    sandboxPort: isSet(given, "RESEND_API_KEY") ? undefined : port + 1,
    database: {
      app: roleUrl(server, "app", passwords, "punctual"),
      platform: roleUrl(server, "platform", passwords, "punctual"),
    },
  });
}

/** Where the installation of this data directory answers; null when none runs. */
function runningUrl(dataDir: string): string | null {
  const file = join(dataDir, "start.lock");
  if (!existsSync(file)) return null;
  try {
    const { pid, url } = lockShape.parse(JSON.parse(readFileSync(file, "utf8")));
    return isAlive(pid) ? url : null;
  } catch {
    return null;
  }
}
