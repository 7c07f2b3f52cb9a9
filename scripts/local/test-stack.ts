import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "./child.ts";
import { anyFreePort } from "./ports.ts";
import type { Run } from "./run.ts";

/** The addresses under which the browser tests find the stack, and its data directory for the command line. */
export type TestStack = { PUNCTUAL_URL: string; PUNCTUAL_SANDBOX_URL: string; DATA_DIR: string };

/**
 * Starts everything as `npm start` does, by the same script, in a data directory and on ports of its own.
 * Throws with what it said when it does not become ready.
 */
export async function startTestStack(run: Run, env: NodeJS.ProcessEnv, dataDir: string): Promise<TestStack> {
  const [port, sandboxPort] = [await anyFreePort(), await anyFreePort()];
  const log = join(dataDir, "start.log");
  const child = startChild({
    name: "the stack under test",
    args: ["scripts/start.ts"],
    env: {
      ...env,
      DATA_DIR: dataDir,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      // Some sixty people sign in from one address within minutes; the limits have tests of their own.
      RATE_LIMITS: "off",
      // The receivers of webhooks in the tests listen on this machine.
      OUTBOUND_LOOPBACK: "on",
    },
    log,
  });
  run.onStop(() => child.stop(30_000));
  const how = await Promise.race([child.ended, child.message]);
  if (how !== "ready") throw new Error(`The stack did not start (${how}).\n${readFileSync(log, "utf8")}`);
  return {
    PUNCTUAL_URL: `http://localhost:${port}`,
    PUNCTUAL_SANDBOX_URL: `http://localhost:${sandboxPort}`,
    DATA_DIR: dataDir,
  };
}
