import { once } from "node:events";
import { SHARE_ENV, Worker } from "node:worker_threads";
import type { FixtureTenant } from "#lib/db/testing/fixture.ts";
import type { PlacementRequest } from "../request.ts";

export interface Copies {
  /** Places requests at once, dealt out in turn. @returns how often each outcome came */
  place(tenant: FixtureTenant, requests: readonly PlacementRequest[]): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/**
 * Several copies of the application. One process lets its own serializable transactions for a business through one at a
 * time (lib/db/turnstile.ts), so nothing in it ever races; copies know nothing of each other. Start them after the
 * test's environment is there.
 */
export async function startCopies(count = 4): Promise<Copies> {
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL("./rival.ts", import.meta.url), { env: SHARE_ENV }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  return {
    async place({ tenantId }, requests) {
      const answers = workers.map(async (worker, copy) => {
        const answer = once(worker, "message");
        worker.postMessage({ tenantId, requests: requests.filter((_, i) => i % count === copy) });
        const [codes]: string[][] = await answer;
        return codes ?? [];
      });
      const counts: Record<string, number> = {};
      for (const code of (await Promise.all(answers)).flat()) counts[code] = (counts[code] ?? 0) + 1;
      return counts;
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
