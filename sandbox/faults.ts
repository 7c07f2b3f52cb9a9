import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "#lib/result.ts";
import { isRecord } from "./http.ts";

const kinds = ["status", "timeout", "drop", "reorder", "duplicate", "expire-token"] as const;
export type FaultKind = (typeof kinds)[number];

/** Something a vendor is told to do wrong, `times` times (contract 6). */
export interface Fault {
  kind: FaultKind;
  times: number;
  /** HTTP status of a `status` fault. */
  status: number;
  /** Sent as Retry-After with a `status` fault, in seconds. */
  retryAfter: number | null;
  /** True: the request takes effect first, and only its answer is lost. */
  afterAccept: boolean;
  /** How long a `timeout` holds the connection before cutting it, in milliseconds. */
  holdMs: number;
  /** Only requests about this address; null for all. */
  to: string | null;
}

const wholeNumber = (value: unknown, fallback: number, least: number, most: number): number | null => {
  if (value === undefined) return fallback;
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : null;
};

/** Reads the body of `POST /control/{vendor}/fault`; the error is a sentence. */
export function parseFault(
  vendor: string,
  possible: readonly FaultKind[],
  body: unknown,
): Result<Fault, string> {
  if (!isRecord(body))
    return err('Send a JSON object such as { "kind": "status", "status": 503, "times": 1 }.');
  const kind = kinds.find((known) => known === body.kind);
  if (!kind) return err(`Unknown kind of fault. Known kinds: ${kinds.join(", ")}.`);
  if (!possible.includes(kind))
    return err(`${vendor} cannot fail like "${kind}". It can: ${possible.join(", ")}.`);
  const times = wholeNumber(body.times, 1, 1, 1_000_000);
  if (times === null) return err("times must be a whole number from 1 to 1000000.");
  const status = wholeNumber(body.status, 503, 400, 599);
  if (status === null) return err("status must be a whole number from 400 to 599.");
  const holdMs = wholeNumber(body.holdMs, 30_000, 0, 600_000);
  if (holdMs === null) return err("holdMs must be a whole number from 0 to 600000.");
  const retryAfter = wholeNumber(body.retryAfter, 0, 1, 86_400);
  if (retryAfter === null) return err("retryAfter must be a whole number of seconds from 1 to 86400.");
  const to = typeof body.to === "string" ? body.to.toLowerCase() : null;
  return ok({
    kind,
    times,
    status,
    retryAfter: retryAfter || null,
    afterAccept: body.afterAccept === true,
    holdMs,
    to,
  });
}

export interface Faults {
  add(vendor: string, fault: Fault): void;
  /**
   * Uses up one turn of the first waiting fault of these kinds that concerns one of these addresses; with `named` a
   * fault that names no address is left alone.
   */
  take(
    vendor: string,
    among: readonly FaultKind[],
    addresses: readonly string[],
    only?: "named",
  ): Fault | null;
  clear(): void;
}

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    add: (vendor, fault) => void waiting.set(vendor, [...(waiting.get(vendor) ?? []), { ...fault }]),
    clear: () => waiting.clear(),
    take(vendor, among, addresses, only) {
      const queue = waiting.get(vendor) ?? [];
      const fault = queue.find(
        ({ kind, to }) => among.includes(kind) && (to ? addresses.includes(to) : only !== "named"),
      );
      if (!fault) return null;
      fault.times -= 1;
      if (fault.times === 0)
        waiting.set(
          vendor,
          queue.filter((one) => one !== fault),
        );
      return fault;
    },
  };
}

/** Waits, or stops waiting when the client gives up: nobody is left to be kept in suspense. */
export async function hold(milliseconds: number, gone: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: gone }).catch(() => undefined);
}
