import { setTimeout as sleep } from "node:timers/promises";
import { rootLog } from "#lib/log.ts";
import { type DeliveryTools, deliver } from "#lib/messages/jobs.ts";
import { claimDue } from "#lib/messages/queue.ts";

/** How many messages one worker sends at a time. */
const abreast = 8;
const idleMs = 400;
const troubledMs = 2_000;

/**
 * Sends due messages until `stopping`; then lets those that are under way finish. Never claims more than it can
 * begin at once, so that a claim's time is spent on sending and not on waiting.
 */
export async function sendMessages(tools: DeliveryTools, stopping: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  while (!stopping.aborted) {
    const free = abreast - underWay.size;
    const claimed = await claimDue(free).catch((error: unknown) => {
      rootLog().error({ err: error }, "the message queue could not be read");
      return null;
    });
    for (const message of claimed ?? []) {
      const sending = deliver(message, tools).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    if (underWay.size >= abreast) await Promise.race(underWay);
    else if (!claimed?.length)
      await sleep(claimed ? idleMs : troubledMs, undefined, { signal: stopping }).catch(() => undefined);
  }
  await Promise.allSettled(underWay);
}
