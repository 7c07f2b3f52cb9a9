import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "./project.ts";
import { fingerprint, isStamped, stamp } from "./stamp.ts";

/** Everything that `next build` reads. */
const SOURCES = [
  ...["app", "components", "lib", "messages", "public", "types", "prisma/schema.prisma"],
  ...["proxy.ts", "instrumentation.ts", "next.config.mjs", "postcss.config.mjs", "tsconfig.json"],
  ...["package.json", "package-lock.json"],
];

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/**
 * Whether the web application must be built: false when its sources and its key are those of the last finished
 * build. `done` is to be called after the build.
 */
export function buildNeeded(env: NodeJS.ProcessEnv): { needed: boolean; begin(): void; done(): void } {
  const mark = join(projectRoot, ".next/punctual.stamp");
  const key = createHash("sha256").update(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
  const print = `${fingerprint(projectRoot, SOURCES, isTest)} ${key.digest("hex")}`;
  return {
    needed: !isStamped(mark, print) || !existsSync(join(projectRoot, ".next/BUILD_ID")),
    begin: () => rmSync(mark, { force: true }),
    done: () => stamp(mark, print),
  };
}

export const buildArguments = [join(projectRoot, "node_modules/next/dist/bin/next"), "build"];

/**
 * The key that seals what server actions carry. A build contains values sealed with it, so it belongs to the
 * checkout, not to a data directory: otherwise each data directory would need a build of its own.
 */
export function buildKey(): string {
  const file = join(projectRoot, ".data/server-actions.key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const key = randomBytes(32).toString("base64");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}
