import { checkEnv } from "#lib/env.ts";
import { prismaGenerate } from "../prisma-generate.ts";
import { buildArguments, buildNeeded } from "./build.ts";
import { startChild } from "./child.ts";
import { productionPort } from "./choose-ports.ts";
import { complain } from "./project.ts";
import type { Run } from "./run.ts";
import { serve } from "./serve.ts";

/**
 * Web and worker on what is configured, and nothing made up: no database, no sandbox, no seed, no secret. Migrations
 * are not run either: that needs the role that owns the tables, which a server should not hold.
 */
export async function startProduction(run: Run, given: NodeJS.ProcessEnv): Promise<void> {
  // The mark of our own embedded database, which turns some refusals off, is not to be had by configuration.
  const { PUNCTUAL_EMBEDDED: _, ...env } = given;
  const wrong = checkEnv(env);
  if (wrong.length > 0) {
    complain(wrong);
    return run.end(1);
  }
  const port = await productionPort(env);
  await prismaGenerate();
  const build = buildNeeded(env);
  if (build.needed) {
    run.say("Building …");
    build.begin();
    const child = startChild({ name: "the build", args: buildArguments, env });
    run.onStop(() => child.stop(2_000));
    const how = await child.ended;
    if (run.isStopping()) return;
    if (how !== "exit code 0") return run.end(1, `The build failed (${how}).`);
    build.done();
  }
  await serve(run, { ...env, PORT: String(port) }, port, { onStart: () => {} });
  if (!run.isStopping()) run.say(`Ready: http://localhost:${port}`);
}
