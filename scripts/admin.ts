/**
 * `npm run -s admin -- tenant create|export|erase --slug S …` (contract 5).
 * The answer, and nothing else, is JSON on standard output; what went wrong is a sentence on standard error.
 */
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { openTenant } from "./admin/tenant-create.ts";
import { eraseTenant } from "./admin/tenant-erase.ts";
import { exportTenant } from "./admin/tenant-export.ts";
import { projectRoot } from "./local/project.ts";
import { runningEnvironment } from "./local/running.ts";
import { isSet } from "./local/settings.ts";

const usage = `Usage:
  npm run -s admin -- tenant create --slug S --name N --timezone Z --currency C --owner-email E
                                    [--owner-name N] [--locale L]
  npm run -s admin -- tenant export --slug S     the whole business as JSON
  npm run -s admin -- tenant erase --slug S      deletes the whole business, at once and for good, and proves it`;

const print = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      slug: { type: "string" },
      name: { type: "string" },
      timezone: { type: "string" },
      currency: { type: "string" },
      locale: { type: "string" },
      "owner-email": { type: "string" },
      "owner-name": { type: "string" },
    },
  });
  const command = positionals.join(" ");
  if (!["tenant create", "tenant export", "tenant erase"].includes(command)) throw new Error(usage);
  if (!isSet(process.env, "DATABASE_URL")) {
    const dataDir = resolve(
      projectRoot,
      isSet(process.env, "DATA_DIR") ? (process.env.DATA_DIR ?? "") : ".data",
    );
    Object.assign(process.env, runningEnvironment(process.env, dataDir));
  }
  if (command === "tenant export")
    return pipeline(Readable.from(exportTenant(values.slug)), process.stdout, { end: false });
  if (command === "tenant erase") return void print(await eraseTenant(values.slug));
  const answer = await openTenant({
    slug: values.slug,
    name: values.name,
    timezone: values.timezone,
    currency: values.currency,
    locale: values.locale,
    ownerEmail: values["owner-email"],
    ownerName: values["owner-name"],
  });
  print(answer);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
