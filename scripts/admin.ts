/**
 * `npm run -s admin -- tenant create --slug S --name N --timezone Z --currency C --owner-email E` (contract 5).
 * The answer, and nothing else, is JSON on standard output; what went wrong is a sentence on standard error.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openTenant } from "./admin/tenant-create.ts";
import { projectRoot } from "./local/project.ts";
import { runningEnvironment } from "./local/running.ts";
import { isSet } from "./local/settings.ts";

const usage = `Usage:
  npm run -s admin -- tenant create --slug S --name N --timezone Z --currency C --owner-email E
                                    [--owner-name N] [--locale L]`;

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
  if (positionals.join(" ") !== "tenant create") throw new Error(usage);
  if (!isSet(process.env, "DATABASE_URL")) {
    const dataDir = resolve(
      projectRoot,
      isSet(process.env, "DATA_DIR") ? (process.env.DATA_DIR ?? "") : ".data",
    );
    Object.assign(process.env, runningEnvironment(process.env, dataDir));
  }
  const answer = await openTenant({
    slug: values.slug,
    name: values.name,
    timezone: values.timezone,
    currency: values.currency,
    locale: values.locale,
    ownerEmail: values["owner-email"],
    ownerName: values["owner-name"],
  });
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
