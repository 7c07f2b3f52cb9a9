/** `node scripts/prisma-generate.ts`: makes prisma/generated from prisma/schema.prisma when that has changed. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { isMain, projectRoot } from "./local/project.ts";
import { fingerprint, isStamped, stamp } from "./local/stamp.ts";

/** @returns whether there was anything to do. Throws with the generator's words when it fails. */
export async function prismaGenerate(root = projectRoot): Promise<boolean> {
  const output = join(root, "prisma/generated");
  const mark = join(output, ".stamp");
  const version = "node_modules/prisma/package.json";
  const print = fingerprint(root, ["prisma/schema.prisma", "prisma.config.ts", version]);
  if (isStamped(mark, print) && existsSync(join(output, "client.ts"))) return false;
  // The generator wants the schema engine's path and never runs it; without one it would download it.
  const unused = process.platform === "darwin" ? "/usr/bin/true" : "/bin/true";
  const cli = join(root, "node_modules/prisma/build/index.js");
  await promisify(execFile)(process.execPath, [cli, "generate", "--no-hints"], {
    cwd: root,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: unused, CHECKPOINT_DISABLE: "1" },
  });
  stamp(mark, print);
  return true;
}

if (isMain(import.meta)) await prismaGenerate();
