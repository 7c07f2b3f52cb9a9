import type { FetchFailure } from "#lib/security/safe-fetch.ts";

const firstWait = 5;
const longestWait = 12 * 3600;
const fewestTries = 12;
/** Given up when it has been tried for so long, and often enough: three days, long enough for a weekend. */
const mostSeconds = 3 * 24 * 3600;

/**
 * Seconds until the next attempt: anything up to 5, 15, 45 … up to 12 hours (full jitter, so that a receiver that
 * comes back is not met by everybody at once). `tries`: how many there were. `random`: [0, 1).
 */
export const waitAfter = (tries: number, random: number): number =>
  Math.ceil(Math.min(firstWait * 3 ** (tries - 1), longestWait) * random);

/** What an attempt brought: an answer, or why there was none. */
export type Attempt =
  | { kind: "answer"; status: number; body: string; retryAfterSeconds: number | null; ms: number }
  | { kind: "none"; failure: FetchFailure; ms: number };

export type Verdict =
  | { status: "delivered" }
  | { status: "pending"; waitSeconds: number }
  /** `gone`: the receiver says that nobody is there any more (410), and wants nothing further. */
  | { status: "failed"; gone: boolean };

/** Any 2xx is delivered, 410 ends it at once, everything else is tried again: for three days and at least 12 times. */
export function verdictOf(
  attempt: Attempt,
  tried: { tries: number; secondsTrying: number; isTest: boolean },
  random: number,
): Verdict {
  if (attempt.kind === "answer" && attempt.status >= 200 && attempt.status < 300)
    return { status: "delivered" };
  const gone = attempt.kind === "answer" && attempt.status === 410;
  if (gone || tried.isTest) return { status: "failed", gone };
  if (tried.tries >= fewestTries && tried.secondsTrying >= mostSeconds) return { status: "failed", gone };
  const asked = attempt.kind === "answer" ? (attempt.retryAfterSeconds ?? 0) : 0;
  return {
    status: "pending",
    waitSeconds: Math.max(waitAfter(tried.tries, random), Math.min(asked, longestWait)),
  };
}
