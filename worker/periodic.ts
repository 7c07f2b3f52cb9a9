import { setTimeout as sleep } from "node:timers/promises";
import { expireHolds } from "#lib/booking/jobs.ts";
import { releaseOutdatedHolds } from "#lib/holds/jobs.ts";
import { rootLog } from "#lib/log.ts";
import { workOnCheckouts, workOnFees, workOnRefunds } from "#lib/payments/jobs.ts";
import { reconcileAll } from "#lib/payments/reconcile.ts";
import { refreshPlans } from "#lib/plans/jobs.ts";
import { purgeOutdated } from "#lib/retention/jobs.ts";
import { workOnImports } from "#lib/transfer/jobs.ts";
import { endOutdatedWishes, expireOffers, offerFreedTime, offerToAll } from "#lib/waitlist/jobs.ts";

interface PeriodicJob {
  name: string;
  everySeconds: number;
  /** @returns how many rows it dealt with. Safe to run twice, also at once on two workers. */
  run(): Promise<number>;
}

const jobs: readonly PeriodicJob[] = [
  { name: "expire-holds", everySeconds: 15, run: () => expireHolds() },
  { name: "release-holds", everySeconds: 15, run: () => releaseOutdatedHolds() },
  { name: "freed-time", everySeconds: 1, run: () => offerFreedTime() },
  { name: "expire-offers", everySeconds: 2, run: () => expireOffers() },
  { name: "waitlist", everySeconds: 60, run: () => offerToAll() },
  { name: "end-wishes", everySeconds: 600, run: () => endOutdatedWishes() },
  { name: "checkouts", everySeconds: 1, run: () => workOnCheckouts() },
  { name: "fees", everySeconds: 2, run: () => workOnFees() },
  { name: "refunds", everySeconds: 1, run: () => workOnRefunds() },
  { name: "reconcile", everySeconds: 6 * 3600, run: () => reconcileAll() },
  { name: "plans", everySeconds: 600, run: () => refreshPlans() },
  { name: "imports", everySeconds: 0.5, run: () => workOnImports() },
  { name: "purge", everySeconds: 600, run: () => purgeOutdated() },
];

/** Runs every periodic job at once and then at its own pace, until `stopping`. A failure is logged and tried again. */
export async function runPeriodicJobs(stopping: AbortSignal): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(job, stopping)));
}

async function repeat({ name, everySeconds, run }: PeriodicJob, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const count = await run();
      if (count > 0) rootLog().info({ job: name, count }, "periodic job");
    } catch (error) {
      rootLog().error({ job: name, err: error }, "periodic job failed");
    }
    await sleep(everySeconds * 1000, undefined, { signal: stopping }).catch(() => undefined);
  }
}
