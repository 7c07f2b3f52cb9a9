/** `npm start`: see README.md. Everything on this machine by default; on what is configured in production. */
import { beginRun } from "./local/run.ts";
import { isProduction } from "./local/settings.ts";
import { startLocal } from "./local/start-local.ts";
import { startProduction } from "./local/start-production.ts";

const run = beginRun();
try {
  await (isProduction(process.env) ? startProduction : startLocal)(run, process.env);
} catch (error) {
  await run.end(1, error instanceof Error ? error.message : String(error));
}
