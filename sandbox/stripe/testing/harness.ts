import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import Stripe from "stripe";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../server.ts";

export const webhookSecret = "whsec_the_sandboxs_own";

/** A sandbox with the real SDK in front of it, and a listener behind it that checks every signature. */
export interface Harness {
  sandbox: Sandbox;
  stripe: Stripe;
  heard: Stripe.Event[];
  /** What the listener answers. */
  answerWith(status: number): void;
  control(path: string, body?: unknown): Promise<Response>;
  /** `POST /control/stripe/{name}`, which must succeed. */
  act<T>(name: string, body: unknown): Promise<T>;
  objects<T>(type: string, account?: string): Promise<T[]>;
  typesSince(count: number): string[];
  /** Resolves once the application has heard of everything so far. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export const clientOf = (
  { port }: Pick<Sandbox, "port">,
  key = "sk_test_right",
  config: Stripe.StripeConfig = {},
) =>
  new Stripe(key, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });

export async function startHarness(options: Partial<SandboxOptions> = {}): Promise<Harness> {
  const heard: Stripe.Event[] = [];
  let status = 200;
  const verifier = new Stripe("sk_test_any");
  const listener = createServer(async (request, response) => {
    let payload = "";
    for await (const chunk of request) payload += chunk;
    const signature = String(request.headers["stripe-signature"]);
    heard.push(verifier.webhooks.constructEvent(payload, signature, webhookSecret));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const sandbox = await startSandbox({
    port: 0,
    stripeSecretKey: "sk_test_right",
    stripeWebhook: { url: `http://127.0.0.1:${port}/`, secret: webhookSecret, retryMs: [20, 40, 80] },
    ...options,
  });
  const control = (path: string, body: unknown = {}): Promise<Response> =>
    fetch(`${sandbox.url}/control/${path}`, { method: "POST", body: JSON.stringify(body) });
  return {
    sandbox,
    stripe: clientOf(sandbox),
    heard,
    answerWith: (answer) => {
      status = answer;
    },
    control,
    async act(name, body) {
      const response = await control(`stripe/${name}`, body);
      const said = await response.json();
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(said)}`);
      return said;
    },
    async objects(type, account) {
      const about = new URLSearchParams({ type, ...(account === undefined ? {} : { account }) });
      return (await fetch(`${sandbox.url}/stripe/objects.json?${about}`)).json();
    },
    async quiet() {
      const waiting = () =>
        sandbox.stripe.world
          .stores()
          .some((store) => store.list("event").some((one) => one.pending_webhooks > 0));
      while (waiting()) await sleep(5);
    },
    typesSince: (count) => heard.slice(count).map((event) => event.type),
    async close() {
      await sandbox.close();
      listener.close();
    },
  };
}

/** A connected account that can be charged on. */
export async function readyAccount({ stripe, act }: Harness): Promise<string> {
  const { id } = await stripe.accounts.create({
    controller: {
      fees: { payer: "account" },
      losses: { payments: "stripe" },
      stripe_dashboard: { type: "full" },
    },
    country: "US",
    email: "owner@juniper.test",
    business_profile: { name: "Juniper" },
  });
  await act("onboard", { account: id });
  return id;
}

export const purchase = (change: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  ({
    mode: "payment",
    line_items: [
      { quantity: 1, price_data: { currency: "usd", unit_amount: 2000, product_data: { name: "Deposit" } } },
    ],
    success_url: "http://localhost:3000/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/back",
    ...change,
  }) satisfies Stripe.Checkout.SessionCreateParams;
