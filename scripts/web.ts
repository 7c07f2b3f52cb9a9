/**
 * `npm run web`: one web process, production. Refuses an incomplete environment before it listens (case S1), then
 * becomes `next start` in this very process, so that signals reach the server itself.
 */
import { join } from "node:path";
import { checkEnv } from "#lib/env.ts";
import { complain, projectRoot } from "./local/project.ts";

Object.assign(process.env, { NODE_ENV: "production" });
const wrong = checkEnv(process.env);
if (wrong.length > 0) {
  complain(wrong);
  process.exit(1);
}
// Whoever started us with a channel is our parent: without it nobody would stop us.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

const next = join(projectRoot, "node_modules/next/dist/bin/next");
// Longer than a load balancer keeps its side open (nginx: 60 s), or it would meet a closed connection now and then.
process.argv = [process.execPath, next, "start", "--keepAliveTimeout", "65000"];
process.chdir(projectRoot);
await import(next);
