import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";

/** The response whose status a page may still set; null where a status would mean something else. */
type Answer = ServerResponse | null;

// scripts/web.ts and every page are bundled apart and run in one process: here they meet.
const shared = globalThis as { punctualAnswer?: AsyncLocalStorage<Answer> };

const storage = (): AsyncLocalStorage<Answer> => {
  shared.punctualAnswer ??= new AsyncLocalStorage();
  return shared.punctualAnswer;
};

/**
 * Runs `work` (Next's handler) so that the page it renders can set the status of `response` (decision 009). What
 * Next's own script fetches keeps its status: a soft navigation and the answer of an action carry their page as data.
 */
export function answering(request: IncomingMessage, response: ServerResponse, work: () => void): void {
  const fetched = request.headers.rsc !== undefined || request.headers["next-action"] !== undefined;
  storage().run(fetched ? null : response, work);
}

/**
 * Makes the document that is being rendered a 404. Call it while rendering, above every `<Suspense>`: once the first
 * bytes are on their way the status is too. @returns false where no server of ours stands around Next (`next dev`).
 */
export function answerNotFound(): boolean {
  const response = storage().getStore();
  if (response === undefined) return false;
  if (response && !response.headersSent) response.statusCode = 404;
  return true;
}
