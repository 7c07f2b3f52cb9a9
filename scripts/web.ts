/**
 * `npm run web`: one web process, production. Refuses an incomplete environment before it listens (case S1), then
 * serves: compressed files from the build and the API directly, everything else through Next.
 */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import compression from "compression";
import next from "next";
import { checkEnv, env } from "#lib/env.ts";
import { answering } from "#lib/http/answer.ts";
import { headApi } from "#lib/security/api-headers.ts";
import { openApiDoor } from "./local/api-door.ts";
import { compressBuild, serveCompressed } from "./local/compressed.ts";
import { complain, projectRoot } from "./local/project.ts";
import { refuseUnreadable } from "./local/readable-address.ts";
import { brotliParams, gzipLevel, sendJsonWhole } from "./local/whole-json.ts";

Object.assign(process.env, { NODE_ENV: "production" });
const wrong = checkEnv(process.env);
if (!existsSync(join(projectRoot, ".next/BUILD_ID")))
  wrong.push("There is no build yet. Run `npm run build` first.");
if (wrong.length > 0) {
  complain(wrong);
  process.exit(1);
}

process.chdir(projectRoot);
const port = env().PORT;
const app = next({ dev: false, dir: projectRoot, port });
const handle = app.getRequestHandler();
await app.prepare();

const staticDir = join(projectRoot, ".next/static");
if (!existsSync(join(staticDir, ".compressed"))) compressBuild(staticDir);
const serveStatic = serveCompressed(staticDir, "/_next/static");
const compress = compression({ level: gzipLevel, brotli: { params: brotliParams } });
const serveApi = await openApiDoor(projectRoot);
const secure = env().APP_URL.startsWith("https:");
const server = createServer((request, response) => {
  if (serveStatic(request, response) || refuseUnreadable(request, response)) return;
  headApi(request, response, secure);
  compress(request, response, () => {
    sendJsonWhole(request, response);
    if (serveApi(request, response)) return;
    answering(request, response, () => void handle(request, response));
  });
});
// Longer than a load balancer keeps its side open (nginx: 60 s), or it would meet a closed connection now and then.
server.keepAliveTimeout = 65_000;
server.headersTimeout = 66_000;
server.listen(port);

let stopping = false;
/** Answers what has been asked, takes nothing new, and goes. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 8_000).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// Whoever started us with a channel is our parent: without it nobody would stop us.
process.once("disconnect", stop);
