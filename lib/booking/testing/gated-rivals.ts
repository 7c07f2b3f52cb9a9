import { once } from "node:events";
import { SHARE_ENV, Worker } from "node:worker_threads";
import pg from "pg";
import { interleave, type Run, type Runner, type Schedule } from "#lib/db/testing/interleave.ts";
import type { MemberActor } from "#lib/team/members.ts";
import type { OfferAnswer } from "#lib/waitlist/accepting.ts";
import type { Answer } from "../approval.ts";
import type { CancelRequest } from "../cancellation.ts";
import type { MoveRequest } from "../move.ts";
import type { PlacementRequest } from "../request.ts";

/** What a rival is to do, through the product's own functions. `now`: milliseconds. */
export type RivalTask = { tenantId: string; now: number } & (
  | { place: PlacementRequest }
  | { move: MoveRequest }
  | { cancel: CancelRequest }
  | { answer: Answer }
  | { resize: { sessionId: string; capacity: number; actor: MemberActor } }
  | { accept: OfferAnswer }
  | { decline: OfferAnswer }
  | { expire: OfferAnswer }
  | { offer: { serviceId: string } }
);

export interface GatedRivals {
  /** Runs both in one exact order. */
  run(tasks: readonly [RivalTask, RivalTask], schedule: Schedule, marks: RegExp): Promise<Run>;
  stop(): Promise<void>;
}

/**
 * Two copies of the application that ask before each statement. `rewrite`: statements to send as something else, to
 * see what the tests would see if the product were worse than it is.
 */
export async function gatedRivals(
  superuserUrl: string,
  rewrite: Record<string, string> = {},
): Promise<GatedRivals> {
  const watcher = new pg.Client({ connectionString: superuserUrl });
  await watcher.connect();
  const url = process.env.DATABASE_URL ?? "";
  const workers = await Promise.all([start(url, rewrite), start(url, rewrite)]);
  const [first, second] = workers.map(({ runner }) => runner);
  if (!first || !second) throw new Error("no rivals");
  const isBlocked = async (pid: number) => {
    const { rows } = await watcher.query<{ waits: boolean }>(
      "SELECT wait_event_type = 'Lock' AS waits FROM pg_stat_activity WHERE pid = $1",
      [pid],
    );
    return rows[0]?.waits === true;
  };
  return {
    run: (tasks, schedule, marks) => interleave([first, second], tasks, schedule, { marks, isBlocked }),
    stop: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
      await watcher.end();
    },
  };
}

async function start(
  url: string,
  rewrite: Record<string, string>,
): Promise<{ worker: Worker; runner: Runner }> {
  const worker = new Worker(new URL("./gated-rival.ts", import.meta.url), {
    env: SHARE_ENV,
    workerData: { url, rewrite },
  });
  const [{ pid }]: [{ pid: number }] = await once(worker, "message").then(([message]) => [message]);
  let on: Parameters<Runner["listen"]>[0] | null = null;
  worker.on("message", (message: { statement: string } | { end: string }) => {
    if ("end" in message) on?.end(message.end);
    else on?.statement(message.statement);
  });
  const runner: Runner = {
    pid,
    go: () => worker.postMessage("go"),
    listen: (listener) => {
      on = listener;
    },
    start: (task) => worker.postMessage(task),
  };
  return { worker, runner };
}
