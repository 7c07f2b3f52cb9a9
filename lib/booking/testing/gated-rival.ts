import { parentPort, workerData } from "node:worker_threads";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { gatedDb } from "#lib/db/testing/gated.ts";
import { TryAgain } from "#lib/db/transaction.ts";
import { setCapacity } from "#lib/sessions/mutations.ts";
import { acceptOffer, declineOffer } from "#lib/waitlist/accepting.ts";
import { offerNext } from "#lib/waitlist/offering.ts";
import { expireOffer } from "#lib/waitlist/settling.ts";
import { answerRequest } from "../approval.ts";
import { cancelBooking } from "../cancellation.ts";
import { moveBooking } from "../move.ts";
import { placeBooking } from "../placement.ts";
import type { RivalTask } from "./gated-rivals.ts";

// A copy of the application, as a thread, that asks before each of its statements (gated-rivals.ts). It runs the
// product's own functions on a client of its own; nothing else is different.

const { url, rewrite }: { url: string; rewrite: Record<string, string> } = workerData;
let open: (() => void) | null = null;
let quiet = true;

const { db, pid } = await gatedDb(url, async (sql) => {
  const text = rewrite[sql] ?? sql;
  if (quiet) return text;
  const permission = new Promise<void>((resolve) => {
    open = resolve;
  });
  parentPort?.postMessage({ statement: text });
  await permission;
  return text;
});
Object.assign(globalThis, { punctualApp: db });
// Retries follow at once: the schedule says who goes when, not chance.
Math.random = () => 0;

/** Of the waitlist; null for other tasks. */
async function answer(scope: TenantScope, task: RivalTask, at: Date): Promise<string | null> {
  if ("expire" in task) return (await expireOffer(scope, task.expire)) ? "ok" : "nothing";
  if ("offer" in task) return (await offerNext(scope, task.offer.serviceId)) ? "ok" : "nothing";
  if (!("accept" in task) && !("decline" in task)) return null;
  const said =
    "accept" in task ? await acceptOffer(scope, task.accept, at) : await declineOffer(scope, task.decline);
  return said.ok ? "ok" : said.error.code;
}

async function run({ tenantId, now, ...task }: RivalTask): Promise<string> {
  const scope = mintScope(tenantId);
  const at = new Date(now);
  const answered = await answer(scope, { tenantId, now, ...task } as RivalTask, at);
  if (answered !== null) return answered;
  const result =
    "place" in task
      ? await placeBooking(scope, task.place, at)
      : "move" in task
        ? await moveBooking(scope, task.move, at)
        : "cancel" in task
          ? await cancelBooking(scope, task.cancel, at)
          : "answer" in task
            ? await answerRequest(scope, task.answer, at)
            : "resize" in task
              ? await setCapacity(scope, task.resize)
              : { ok: true as const };
  return result.ok ? "ok" : result.error.code;
}

parentPort?.on("message", async (message: "go" | RivalTask) => {
  if (message === "go") return open?.();
  quiet = false;
  const outcome = await run(message).catch((error: unknown) =>
    error instanceof TryAgain ? "try_again" : `threw ${error}`,
  );
  quiet = true;
  parentPort?.postMessage({ end: outcome });
});
parentPort?.postMessage({ pid });
