import { join } from "node:path";
import type { Faults } from "../faults.ts";
import { notFound } from "../html.ts";
import { type Answer, type Call, isRecord, json, type Reply, readJson } from "../http.ts";
import { onboardingPage } from "./accounts/onboarding-page.ts";
import { act } from "./actions.ts";
import { createStripeApi, isStripeCall } from "./api.ts";
import { portalPage } from "./billing/portal-page.ts";
import { bankPage } from "./checkout/bank-page.ts";
import { checkoutPage } from "./checkout/page.ts";
import { currentSession } from "./checkout/pay.ts";
import { createSender, type StripeWebhookTarget } from "./core/webhooks.ts";
import { openWorld, type World } from "./core/world.ts";
import { stripeRoom } from "./room/page.ts";

export interface StripeOptions {
  dataDir: string | null;
  secretKey: string | null;
  webhook: StripeWebhookTarget | null;
  faults: Faults;
  /** Where the hosted pages are, for whatever nobody has asked for over HTTP. */
  origin: () => string;
}

/** The sandbox's Stripe: its API, its hosted pages, its room, and what tests can make happen. */
export interface SandboxStripe {
  world: World;
  /** The reply, or null where the call is not Stripe's. */
  reply(call: Call): Promise<Reply | null>;
  /** `POST /control/stripe/{action}`. */
  control(action: string, call: Call): Promise<Answer>;
  clear(): Promise<void>;
  close(): void;
}

/** How often open sessions are looked at, so that one expires although nobody reads it. */
const sweepMs = 5_000;

export async function openStripe(options: StripeOptions): Promise<SandboxStripe> {
  const { dataDir, secretKey, webhook, faults, origin } = options;
  const sender = webhook && createSender(webhook, faults, () => world);
  const world: World = await openWorld({
    file: dataDir ? join(dataDir, "sandbox", "stripe.jsonl") : null,
    origin,
    listeners: sender ? 1 : 0,
    tell: (events) => sender?.tell(events),
  });
  const api = createStripeApi({ world, faults, secretKey });
  sender?.resume();
  const sweep = setInterval(() => void expireOld(world), sweepMs).unref();
  return {
    world,
    async reply(call) {
      if (isStripeCall(call)) return api(call);
      const [, first, second = "", id = ""] = call.url.pathname.split("/");
      if (first === "c") return hosted(world, call, second, id);
      return first === "stripe" ? stripeRoom(world, call) : null;
    },
    async control(action, call) {
      const body = readJson(call) ?? {};
      if (!isRecord(body)) return json(422, { error: "Send a JSON object." });
      const done = await act(world, action, body);
      return done.ok ? json(200, done.value) : json(done.error.status, { error: done.error.message });
    },
    clear: () => world.clear(),
    close() {
      clearInterval(sweep);
      sender?.stop();
    },
  };
}

async function hosted(world: World, call: Call, which: string, id: string): Promise<Answer> {
  if (which === "pay") return checkoutPage(world, call, id);
  if (which === "3ds") return bankPage(world, call, id);
  if (which === "onboarding") return onboardingPage(world, call, id);
  if (which === "portal") return portalPage(world, call, id);
  return notFound();
}

async function expireOld(world: World): Promise<void> {
  const now = Date.now() / 1000;
  for (const store of world.stores()) {
    const over = store
      .list("checkout.session")
      .filter(({ status, expires_at }) => status === "open" && expires_at <= now);
    if (over.length > 0)
      await world.operate(store, {}, (desk) => over.forEach(({ id }) => void currentSession(desk, id)));
  }
}
