import { setTimeout as sleep } from "node:timers/promises";
import { rootLog } from "#lib/log.ts";
import { deliverWebhook } from "#lib/webhooks/jobs.ts";
import { claimDeliveries } from "#lib/webhooks/queue.ts";

/** How many receivers one worker asks at a time. */
const abreast = 16;
const idleMs = 500;
const troubledMs = 2_000;

/**
 * Tells other programs what happened until `stopping`; then lets those that are under way finish. Never claims more
 * than it can begin at once, so that a claim's time is spent on asking and not on waiting.
 */
export async function sendWebhooks(stopping: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  while (!stopping.aborted) {
    const claimed = await claimDeliveries(abreast - underWay.size).catch((error: unknown) => {
      rootLog().error({ err: error }, "the webhook queue could not be read");
      return null;
    });
    for (const delivery of claimed ?? []) {
      const sending = deliverWebhook(delivery).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    // One that is done may let the next news of its booking go: look again soon, also while others are under way.
    if (underWay.size >= abreast) await Promise.race(underWay);
    else if (!claimed?.length) {
      const pause = sleep(claimed ? idleMs : troubledMs, undefined, { signal: stopping }).catch(
        () => undefined,
      );
      await Promise.race([pause, ...underWay]);
    }
  }
  await Promise.allSettled(underWay);
}
