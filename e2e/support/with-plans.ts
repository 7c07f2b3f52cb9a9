import { fork } from "node:child_process";
import { resolve } from "node:path";
import { expect } from "@playwright/test";
import Stripe from "stripe";
import { buildKey } from "../../scripts/local/build.ts";
import { anyFreePort } from "../../scripts/local/ports.ts";
import { runningEnvironment } from "../../scripts/local/running.ts";
import { sandboxUrl } from "./mailbox.ts";

export interface WithPlans {
  /** Where the same businesses are found by an operator who sells plans. */
  url: string;
  stop(): void;
}

/**
 * One more web process of the stack under test, for which plans are on: the price has to be there before the process is,
 * and the other tests want to hear nothing of plans. Stripe's events go to the stack's own process, so here whoever comes
 * back from Stripe is the only one to tell.
 */
export async function startWithPlans(limits: string): Promise<WithPlans> {
  const stack = runningEnvironment(
    { ...process.env, RESEND_BASE_URL: sandboxUrl, STRIPE_API_BASE: sandboxUrl },
    resolve(process.env.DATA_DIR ?? ".data"),
  );
  const { hostname: host, port: sandboxPort } = new URL(sandboxUrl);
  const stripe = new Stripe(stack.STRIPE_SECRET_KEY ?? "", { host, port: sandboxPort, protocol: "http" });
  const price = await stripe.prices.create({
    ...{ currency: "usd", unit_amount: 1900, recurring: { interval: "month" } },
    product_data: { name: "Pro" },
  });
  const port = await anyFreePort();
  const url = `http://localhost:${port}`;
  const child = fork("scripts/web.ts", {
    // None of what the test runner itself is started with.
    execArgv: [],
    silent: true,
    env: {
      ...stack,
      ...{ PORT: String(port), APP_URL: url, RATE_LIMITS: "off" },
      ...{ PLAN_PRO_PRICE: price.id, PLAN_FREE_LIMITS: limits },
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: buildKey(),
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (said += part));
  const ready = () =>
    fetch(`${url}/api/health/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
  await expect.poll(ready, { timeout: 40_000, message: "a web process with plans" }).toBe(true);
  return { url, stop: () => void child.kill("SIGTERM") };
}
