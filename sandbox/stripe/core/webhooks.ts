import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Faults } from "../../faults.ts";
import type { SandboxEvent } from "./kinds.ts";
import type { World } from "./world.ts";

export interface StripeWebhookTarget {
  url: string;
  /** `whsec_…`; the whole of it is the key, prefix included. */
  secret: string;
  /** How long to wait before each further attempt; after the last one the event is given up. */
  retryMs?: readonly number[];
}

/** Stripe tries for three days; a developer does not wait that long. */
const patience: readonly number[] = [1_000, 3_000, 10_000, 30_000, 60_000, 300_000, 900_000];

export interface Sender {
  /** Sends what one operation had to tell, in its order unless a fault says otherwise. */
  tell(events: SandboxEvent[]): void;
  /** Sends what a killed sandbox had not yet delivered. */
  resume(): void;
  stop(): void;
}

/**
 * Delivers events to the application until it says 2xx, signed as Stripe signs (`Stripe-Signature: t=…,v1=…`).
 * Faults: `reorder` and `duplicate` concern one operation's events. With `to: "webhooks"`, the type of an event,
 * or an account, `drop` loses the event for good, `status` counts as a refusal that is retried, and `timeout` delivers `holdMs` late.
 */
export function createSender(target: StripeWebhookTarget, faults: Faults, world: () => World): Sender {
  const stopping = new AbortController();
  let last: Promise<void> = Promise.resolve();

  const storeOf = ({ account }: SandboxEvent) => (account ? world().storeOf(account) : world().platform);
  const settle = async (event: SandboxEvent): Promise<void> => {
    const store = storeOf(event);
    if (!store.find("event", event.id)) return;
    await world().operate(store, {}, () => store.update("event", event.id, { pending_webhooks: 0 }));
  };
  const attempt = async (event: SandboxEvent, tried: number): Promise<void> => {
    // The sandbox was emptied meanwhile: what it forgot did not happen.
    if (!storeOf(event).find("event", event.id)) return;
    const about = addressesOf(event);
    if (faults.take("stripe", ["drop"], about, "named")) return settle(event);
    const late = faults.take("stripe", ["timeout"], about, "named");
    if (late) return later(event, tried, late.holdMs);
    const refused = faults.take("stripe", ["status"], about, "named");
    if (!refused && (await post(target, event, stopping.signal))) return settle(event);
    const wait = (target.retryMs ?? patience)[tried];
    if (wait === undefined) return settle(event);
    later(event, tried + 1, wait);
  };
  const later = (event: SandboxEvent, tried: number, wait: number): void => {
    sleep(wait, undefined, { signal: stopping.signal, ref: false })
      .then(() => attempt(event, tried))
      .catch(() => undefined);
  };
  const tell = (events: SandboxEvent[]): void => {
    const about = events.flatMap(addressesOf);
    const order = faults.take("stripe", ["reorder"], about) ? events.toReversed() : events;
    const copies = faults.take("stripe", ["duplicate"], about) ? 2 : 1;
    const all = order.flatMap((event) => Array.from({ length: copies }, () => event));
    last = last.then(async () => {
      for (const event of all) if (!stopping.signal.aborted) await attempt(event, 0);
    });
    last = last.catch(() => undefined);
  };
  return {
    tell,
    resume() {
      const waiting = world()
        .stores()
        .flatMap((store) => store.list("event").filter((event) => event.pending_webhooks > 0));
      tell(waiting.toSorted((a, b) => a.created - b.created));
    },
    stop: () => stopping.abort(),
  };
}

/** What a fault may name to mean this event; faults are kept in small letters. */
const addressesOf = ({ type, account }: SandboxEvent): string[] => [
  "webhooks",
  type,
  ...(account ? [account.toLowerCase()] : []),
];

/** Whether the application took it. */
async function post(
  target: StripeWebhookTarget,
  event: SandboxEvent,
  stopping: AbortSignal,
): Promise<boolean> {
  const body = JSON.stringify(event, null, 2);
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", target.secret).update(`${time}.${body}`).digest("hex");
  const answer = await fetch(target.url, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": `t=${time},v1=${signature}`,
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    },
    body,
    redirect: "manual",
    signal: AbortSignal.any([AbortSignal.timeout(10_000), stopping]),
  }).catch(() => null);
  await answer?.body?.cancel().catch(() => undefined);
  return answer?.ok ?? false;
}
