import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { keyFromHeader } from "#lib/api-keys/api-key.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { factsOf } from "#lib/request.ts";
import { consume, peek } from "#lib/security/rate-limit.ts";

/**
 * How an operation is limited. `read`: by network address, counted by each copy for itself, because a write per
 * read would cost more than the read (design 10). `book`: attempts to take or give up a time. `manage`: only links that do not
 * exist count. `key`: per API key.
 */
export type OperationLimit = "read" | "book" | "manage" | "manage-write" | "key";

const reads = new RateLimiterMemory({ points: 6_000, duration: 60 });

/** The refusal of a caller who asks too often; null otherwise. */
export async function limited(limit: OperationLimit | undefined, request: Request): Promise<Problem | null> {
  if (limit === undefined || env().RATE_LIMITS === "off") return null;
  const { ip } = factsOf(request.headers);
  const answers = await Promise.all(
    limit === "read"
      ? [consumeRead(ip)]
      : limit === "book"
        ? [consume("booking:attempt", ip)]
        : limit === "manage"
          ? [peek("lookup", ip)]
          : limit === "manage-write"
            ? [peek("lookup", ip), consume("booking:attempt", ip)]
            : [peek("lookup", ip), consume("api", keyFromHeader(request.headers.get("authorization")) ?? ip)],
  );
  for (const answer of answers) if (!answer.ok) return answer.error;
  return null;
}

async function consumeRead(ip: string): Promise<{ ok: true } | { ok: false; error: Problem }> {
  try {
    await reads.consume(ip);
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return {
      ok: false,
      error: problem("rate_limited", { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) }),
    };
  }
}

/** Counts a capability or key that opened nothing, so that guessing ends (A14). */
export async function noteFailure(
  limit: OperationLimit | undefined,
  request: Request,
  status: number,
): Promise<void> {
  const guessed = status === 401 || (status === 404 && limit !== "key");
  const guarded = limit === "manage" || limit === "manage-write" || limit === "key";
  if (guessed && guarded) await consume("lookup", factsOf(request.headers).ip);
}
