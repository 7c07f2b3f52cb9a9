import { parentPort } from "node:worker_threads";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { TryAgain } from "#lib/db/transaction.ts";
import { placeBooking } from "../placement.ts";
import type { PlacementRequest } from "../request.ts";

// One more copy of the application, as a thread: it takes turns with nobody but itself, so that what it and others
// want at once is for Postgres to decide (copies.ts).

/** Comes back after a 503, as a client does. */
async function place(scope: TenantScope, request: PlacementRequest, tries = 5): Promise<string> {
  try {
    const result = await placeBooking(scope, request);
    return result.ok ? "booked" : result.error.code;
  } catch (error) {
    if (error instanceof TryAgain && tries > 1) return place(scope, request, tries - 1);
    throw error;
  }
}

parentPort?.on(
  "message",
  async ({ tenantId, requests }: { tenantId: string; requests: PlacementRequest[] }) => {
    const scope = mintScope(tenantId);
    parentPort?.postMessage(await Promise.all(requests.map((request) => place(scope, request))));
  },
);
parentPort?.postMessage("ready");
