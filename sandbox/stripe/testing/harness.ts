import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import Stripe from "stripe";
import { expect } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../server.ts";
import type { StripeWebhookTarget } from "../core/webhooks.ts";
import { createOracle, type Exchange } from "./oracle.ts";

export const webhookSecret = "whsec_the_sandboxs_own";

/** A sandbox with the real SDK in front of it, and a listener behind it that checks every signature. */
export interface Harness {
  sandbox: Sandbox;
  stripe: Stripe;
  heard: Stripe.Event[];
  /** Where the listener is. */
  target: StripeWebhookTarget;
  /** What the listener answers. */
  answerWith(status: number): void;
  control(path: string, body?: unknown): Promise<Response>;
  /** `POST /control/stripe/{name}`, which must succeed. */
  act<T>(name: string, body: unknown): Promise<T>;
  objects<T>(type: string, account?: string): Promise<T[]>;
  typesSince(count: number): string[];
  /** Resolves once the application has heard of everything so far. */
  quiet(): Promise<void>;
  /** Stops it, after everything that was exchanged has been held against the SDK's own types. */
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

/** Keeps what the SDK asks and hears, as it was on the wire. */
function recorder(exchanges: Exchange[]): Stripe.HttpClient {
  return Stripe.createFetchHttpClient(async (input: string | URL | Request, init?: RequestInit) => {
    const response = await fetch(input, init);
    const url = new URL(String(input));
    const { method = "GET", body } = init ?? {};
    exchanges.push({
      method,
      path: url.pathname,
      params: method === "POST" ? String(body ?? "") : url.search.slice(1),
      status: response.status,
      answer: await response.clone().json(),
    });
    return response;
  });
}

export async function startHarness(options: Partial<SandboxOptions> = {}): Promise<Harness> {
  const heard: Stripe.Event[] = [];
  const exchanges: Exchange[] = [];
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
  const target = { url: `http://127.0.0.1:${port}/`, secret: webhookSecret, retryMs: [20, 40, 80, 160] };
  const sandbox = await startSandbox({
    port: 0,
    stripeSecretKey: "sk_test_right",
    stripeWebhook: target,
    ...options,
  });
  const control = (path: string, body: unknown = {}): Promise<Response> =>
    fetch(`${sandbox.url}/control/${path}`, { method: "POST", body: JSON.stringify(body) });
  return {
    sandbox,
    stripe: clientOf(sandbox, "sk_test_right", { httpClient: recorder(exchanges) }),
    heard,
    target,
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
      const oracle = await createOracle();
      const problems = [
        ...exchanges.flatMap((exchange) => oracle.judge(exchange)),
        ...heard.flatMap((event) => oracle.judgeObject(JSON.parse(JSON.stringify(event)), event.type)),
        ...heard
          .filter(({ type }) => type !== "account.application.deauthorized")
          .flatMap(({ type, data }) => oracle.judgeObject(JSON.parse(JSON.stringify(data.object)), type)),
      ];
      expect([...new Set(problems)]).toEqual([]);
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
